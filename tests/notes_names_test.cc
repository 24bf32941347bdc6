// Ids and file names made of texts, and questions as they are compared.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>

#include "notes/question_key.h"
#include "notes/slug.h"

namespace emend {
namespace {

YAML::Node LoadCases(const std::string& name) {
  const YAML::Node cases = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/notes/" + name);
  EXPECT_GT(cases.size(), 0U) << name;
  return cases;
}

TEST(Slug, NamesTextsOfAnyLanguage) {
  for (const YAML::Node& row : LoadCases("slugs.yaml")) {
    const auto text = row["text"].as<std::string>();
    const std::string slug = CutSlug(FullSlug(text, "q"));
    EXPECT_EQ(slug, row["slug"].as<std::string>()) << text;
    EXPECT_TRUE(IsSlug(slug)) << text;
  }
}

TEST(Slug, KeepsTheNumberWithinTheLimit) {
  EXPECT_EQ(NumberedSlug("tea", 2), "tea-2");
  const std::string slug = NumberedSlug(std::string(60, 'a'), 12);
  EXPECT_EQ(slug, std::string(57, 'a') + "-12");
  EXPECT_EQ(NumberedSlug("how-would-you-design-a-service-that-shortens-long-links-for", 2),
            "how-would-you-design-a-service-that-shortens-long-links-2");
}

TEST(Slug, KnowsItsForm) {
  for (const char* good : {"a", "a-b", "404", "a1-2b"}) EXPECT_TRUE(IsSlug(good)) << good;
  for (const char* bad : {"", "-a", "a-", "a--b", "A", "a_b", "é", "a b"}) EXPECT_FALSE(IsSlug(bad)) << bad;
  EXPECT_FALSE(IsSlug(std::string(61, 'a')));
  for (const char* good : {"http", "größe", "c-11", "наследование", "依赖", "กี่"}) EXPECT_TRUE(IsTag(good)) << good;
  for (const char* bad : {"", "Http", "a b", "-a", "a-", "a--b", "c++", "Größe"}) EXPECT_FALSE(IsTag(bad)) << bad;
}

TEST(QuestionKey, FoldsWhatDoesNotChangeTheQuestion) {
  std::map<std::string, size_t> group_of;
  size_t number = 0;
  for (const YAML::Node& group : LoadCases("questions.yaml")) {
    const auto first = group[0].as<std::string>();
    const std::string key = QuestionKey(first);
    EXPECT_FALSE(key.empty());
    const auto [other, is_new] = group_of.emplace(key, number++);
    EXPECT_TRUE(is_new) << first << " has the key of group " << other->second;
    for (const YAML::Node& question : group) EXPECT_EQ(QuestionKey(question.as<std::string>()), key) << question;
  }
}

}  // namespace
}  // namespace emend

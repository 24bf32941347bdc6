#include "segment/segment.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <string>
#include <vector>

#include "import/import.h"
#include "segment/titles.h"
#include "segment/wording.h"

namespace emend {
namespace {

std::string Describe(const Entry& entry) {
  return std::to_string(entry.lines.first) + "-" + std::to_string(entry.lines.last) + " " + entry.question;
}

TEST(Segment, CutsDocumentsIntoEntries) {
  const YAML::Node cases = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/segment/documents.yaml");
  ASSERT_GT(cases.size(), 15u);
  for (const YAML::Node& row : cases) {
    SCOPED_TRACE(row["name"].as<std::string>());
    Document document;
    ImportText(row["text"].as<std::string>(), document);
    const Collection collection = SegmentDocument(document, "export.txt");
    std::vector<std::string> titles;
    std::vector<std::string> found;
    std::vector<const Entry*> entries;
    for (const Section& section : collection.sections) {
      if (!section.title.empty()) titles.push_back(section.title);
      for (const Entry& entry : section.entries) {
        entries.push_back(&entry);
        found.push_back(Describe(entry));
      }
    }
    ASSERT_EQ(found, row["entries"].as<std::vector<std::string>>());
    if (row["sections"]) {
      EXPECT_EQ(titles, row["sections"].as<std::vector<std::string>>());
    }
    for (const auto& body : row["bodies"]) {
      const Entry& entry = *entries.at(body.first.as<size_t>());
      ASSERT_FALSE(entry.body.empty());
      EXPECT_EQ(entry.body.front().text, body.second.as<std::string>());
    }
    for (const auto& kind : row["kinds"]) {
      EXPECT_EQ(ToString(entries.at(kind.first.as<size_t>())->kind), kind.second.as<std::string>());
    }
    for (const auto& review : row["review"]) {
      std::vector<std::string> names;
      for (const Review reason : entries.at(review.first.as<size_t>())->review) names.emplace_back(ToString(reason));
      EXPECT_EQ(names, review.second.as<std::vector<std::string>>());
    }
    std::map<int, std::string> dropped;
    for (const Dropped& range : collection.dropped) {
      for (int line = range.lines.first; line <= range.lines.last; ++line) dropped[line] = ToString(range.reason);
    }
    for (const auto& want : row["dropped"]) EXPECT_EQ(dropped[want.first.as<int>()], want.second.as<std::string>());
  }
}

TEST(Segment, TellsHowALineIsWorded) {
  const std::map<std::string, Wording> rows = {
      {"What is rust?", Wording::kInterrogative},       {"¿Qué es el óxido?", Wording::kInterrogative},
      {"Что такое ржавчина?", Wording::kInterrogative}, {"鉄とは何ですか", Wording::kInterrogative},
      {"Explain rust.", Wording::kImperative},          {"Nennen Sie drei Metalle.", Wording::kImperative},
      {"brass vs bronze", Wording::kContrast},          {"Difference between brass and tin", Wording::kContrast},
      {"Rust is iron with oxygen.", Wording::kOther},   {"Copper", Wording::kOther},
  };
  for (const auto& [text, wording] : rows) EXPECT_EQ(ClassifyWording(text), wording) << text;
}

TEST(Segment, FindsTheEndOfAQuestion) {
  const std::map<std::string, size_t> rows = {
      {"What is rust? It is iron.", 13},
      {"What is rust? Why? It is iron.", 18},
      {"Rust is iron. What else?", 0},
      {"Is v1.2 (e.g. the old one) safe? No.", 32},
      {"什么是锈？它是铁。", 15},
      {"no question", 0},
      {"What does a?.b mean? A chain.", 20},
  };
  for (const auto& [text, length] : rows) EXPECT_EQ(QuestionLength(text), length) << text;
}

TEST(Segment, CleansTitlesAndQuestions) {
  Document document;
  ImportText("The WebRTC and GraphQL servers use Redis.\n", document);
  const WordForms forms(document);
  const std::map<std::string, std::string> titles = {
      {"🚀 CACHING & REDIS", "Caching & Redis"},
      {"WEBRTC OF THE FUTURE", "WebRTC of the Future"},
      {"Middleware:", "Middleware"},
      {"REST APIS & HTTP", "REST APIs & HTTP"},
      {"**Data Structures**", "Data Structures"},
      {"Kept as It is", "Kept as It is"},
  };
  for (const auto& [text, title] : titles) EXPECT_EQ(CleanTitle(text, forms), title);
  const std::map<std::string, std::string> questions = {
      {"What is **rust**?", "What is rust?"},
      {"What is `a_b` and *args?", "What is `a_b` and *args?"},
      {"What is [rust](https://example.org)? (Added)", "What is rust?"},
      {"❓ What  is rust? 🔥", "What is rust?"},
      {"What is SQL (and why)?", "What is SQL (and why)?"},
      {"Describe {% block %} and __init__", "Describe {% block %} and __init__"},
  };
  for (const auto& [text, question] : questions) EXPECT_EQ(CleanQuestion(text), question);
}

}  // namespace
}  // namespace emend

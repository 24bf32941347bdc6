#include "import/import.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <string>

#include "import/labels.h"
#include "import/lines.h"

namespace emend {
namespace {

const std::map<std::string, LineKind> kKinds = {
    {"blank", LineKind::kBlank}, {"text", LineKind::kText},    {"heading", LineKind::kHeading},
    {"item", LineKind::kItem},   {"rule", LineKind::kRule},    {"code", LineKind::kCode},
    {"fence", LineKind::kFence}, {"row", LineKind::kTableRow}, {"dropped", LineKind::kDropped}};
const std::map<std::string, Marker::Kind> kMarkers = {{"none", Marker::Kind::kNone},
                                                      {"bullet", Marker::Kind::kBullet},
                                                      {"ordered", Marker::Kind::kOrdered},
                                                      {"question", Marker::Kind::kQuestion},
                                                      {"answer", Marker::Kind::kAnswer}};

TEST(Import, KnowsTheSurfaceOfALine) {
  const YAML::Node rows = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/import/surface.yaml");
  ASSERT_GT(rows.size(), 40u);
  for (const YAML::Node& row : rows) {
    const auto text = row["line"].as<std::string>();
    SCOPED_TRACE(text);
    Line line;
    line.text = text;
    ReadSurface(line);
    EXPECT_EQ(line.kind, kKinds.at(row["kind"].as<std::string>()));
    EXPECT_EQ(line.marker.kind, kMarkers.at(row["marker"].as<std::string>("none")));
    EXPECT_EQ(line.marker.number, row["number"].as<int>(-1));
    EXPECT_EQ(line.bold, row["bold"].as<bool>(false));
    EXPECT_EQ(line.level, row["level"].as<int>(0));
    EXPECT_EQ(line.indent, row["indent"].as<int>(0));
    EXPECT_EQ(line.content, row["content"].as<std::string>(""));
  }
}

// Whole documents: the kind of every line, and the reason where it is dropped.
TEST(Import, ReadsRegions) {
  const YAML::Node rows = YAML::LoadFile(EMEND_SOURCE_DIR "/tests/cases/import/regions.yaml");
  ASSERT_GT(rows.size(), 10u);
  for (const YAML::Node& row : rows) {
    SCOPED_TRACE(row["name"].as<std::string>());
    Document document;
    ImportText(row["text"].as<std::string>(), document);
    std::string got;
    for (const Line& line : document.lines) {
      std::string kind;
      for (const auto& [name, value] : kKinds) {
        if (value == line.kind) kind = name;
      }
      if (line.kind == LineKind::kDropped) kind = ToString(line.drop);
      got += (got.empty() ? "" : " ") + kind;
    }
    EXPECT_EQ(got, row["kinds"].as<std::string>());
    if (row["parts"]) {
      EXPECT_EQ(document.lines.back().part, row["parts"].as<int>());
    }
    if (row["contents"]) {
      for (const YAML::Node& want : row["contents"]) {
        const size_t at = want[0].as<size_t>();
        ASSERT_LT(at, document.lines.size());
        EXPECT_EQ(document.lines[at].content, want[1].as<std::string>());
      }
    }
  }
}

TEST(Import, ReadsOnlyTheLayoutThatIsNamed) {
  const std::string text = "## Unix\n\n<p>What is a pipe?</p>\n<p>It joins.</p>\n";
  Document page;
  ImportText(text, page);
  EXPECT_EQ(page.lines[2].content, "What is a pipe?");
  Document plain;
  ImportText(text, plain, "plain");
  EXPECT_EQ(plain.lines[2].content, "<p>What is a pipe?</p>");
  EXPECT_EQ(plain.lines[0].kind, LineKind::kHeading);
}

TEST(Import, NamesColumnsOfQuestionsAndAnswers) {
  EXPECT_EQ(LabelKind("Question"), Marker::Kind::kQuestion);
  EXPECT_EQ(LabelKind("Questions:"), Marker::Kind::kQuestion);
  EXPECT_EQ(LabelKind("Antwort"), Marker::Kind::kAnswer);
  EXPECT_EQ(LabelKind("Questionable"), Marker::Kind::kNone);
  EXPECT_EQ(LabelKind("Method"), Marker::Kind::kNone);
}

TEST(Import, TakesLineEndsOfAllKindsAndNoText) {
  Document document;
  ImportText("a b\r\n\rc d\n", document);
  ASSERT_EQ(document.lines.size(), 3u);
  EXPECT_EQ(document.lines[0].text, "a b");
  EXPECT_EQ(document.lines[1].kind, LineKind::kBlank);
  EXPECT_EQ(document.lines[2].number, 3);
  Document empty;
  ImportText("", empty);
  EXPECT_TRUE(empty.lines.empty());
}

}  // namespace
}  // namespace emend

// Answers in, Markdown out: tests/cases/markup/*.yaml hold rows of {name, lines,
// markdown, review}; `question` and `context` where the answer is read within an export, no `markdown` where it equals
// `lines`.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "markup/markup.h"
#include "markup_lines.h"

namespace emend {
namespace {

struct Row {
  std::string file, name, question, context, lines, markdown;
  std::vector<std::string> review;
};

std::string WithoutEnd(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::vector<Row> ReadRows() {
  std::vector<Row> rows;
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(EMEND_SOURCE_DIR "/tests/cases/markup"))
    files.push_back(file.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (file.extension() != ".yaml") continue;
    for (const YAML::Node& node : YAML::LoadFile(file.string())) {
      Row row;
      row.file = file.stem().string();
      row.name = node["name"].as<std::string>();
      row.question = node["question"].as<std::string>("");
      row.context = node["context"].as<std::string>("");
      row.lines = node["lines"].as<std::string>();
      row.markdown = WithoutEnd(node["markdown"] ? node["markdown"].as<std::string>() : row.lines);
      if (node["review"]) row.review = node["review"].as<std::vector<std::string>>();
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Markdown Render(const std::string& text) {
  const std::vector<Line> lines = LinesOf(text);
  return RenderBody(lines);
}

// The answer within an export that also says `context`.
Markdown RenderWithin(const Row& row) {
  Collection collection;
  std::vector<Entry>& entries = collection.sections.emplace_back().entries;
  entries.resize(2);
  entries[0].question = row.question;
  entries[0].body = LinesOf(row.lines);
  entries[1].body = LinesOf(row.context);
  MarkUp(collection);
  return {entries[0].answer, entries[0].review};
}

class MarkupRender : public testing::TestWithParam<Row> {};

TEST_P(MarkupRender, IsAsAnEditorWouldWriteIt) {
  const bool alone = GetParam().question.empty() && GetParam().context.empty();
  const Markdown rendered = alone ? Render(GetParam().lines) : RenderWithin(GetParam());
  EXPECT_EQ(rendered.text, GetParam().markdown);
  std::vector<std::string> review;
  for (const Review r : rendered.review) review.emplace_back(ToString(r));
  EXPECT_EQ(review, GetParam().review);
}

TEST_P(MarkupRender, IsAFixedPoint) { EXPECT_EQ(Render(GetParam().markdown).text, GetParam().markdown); }

std::string NameOf(const testing::TestParamInfo<Row>& info) {
  std::string name = info.param.file + "_" + info.param.name;
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name + "_" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(Cases, MarkupRender, testing::ValuesIn(ReadRows()), NameOf);

}  // namespace
}  // namespace emend

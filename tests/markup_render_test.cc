// Answers in, Markdown out: tests/cases/markup/*.yaml hold rows of {name, lines, markdown, review}.
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
  std::string file, name, lines, markdown;
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
      Row row{file.stem().string(), node["name"].as<std::string>(), node["lines"].as<std::string>(), "", {}};
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

class MarkupRender : public testing::TestWithParam<Row> {};

TEST_P(MarkupRender, IsAsAnEditorWouldWriteIt) {
  const Markdown rendered = Render(GetParam().lines);
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

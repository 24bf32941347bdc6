// Files made at random, Markdown and notes in every style of scalar, with one word planted in them.
#ifndef EMEND_TESTS_SUPPORT_PLANTED_FILE_H_
#define EMEND_TESTS_SUPPORT_PLANTED_FILE_H_

#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "passages/checked_file.h"
#include "support/random_markdown.h"
#include "support/yaml_styles.h"

namespace emend {

// A file made at random with one word planted in it.
struct PlantedFile {
  std::string bytes;
  FileFormat format = FileFormat::kMarkdown;
  std::string word;     // as a reader sees it
  std::string in_code;  // the same in code, where no escape is one
  std::string spelled;  // as the file has it
  std::string made;     // what the file is made of
};

inline void ReplaceEach(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

inline std::string InDoubleQuotes(std::string spelled) {
  ReplaceEach(spelled, "\\", "\\\\");
  return spelled;
}

// The text that the field would have, nothing if the file is not read.
inline std::optional<std::string> ReadBack(const std::string& bytes, std::string_view field) {
  const auto read = ReadCheckedFile(bytes, "a.yaml", FileFormat::kNotes);
  if (!read.ok() || read.value().notes.notes.size() != 2) return std::nullopt;
  const Note& note = read.value().notes.notes[1];
  if (field == "question") return note.question;
  if (field == "answer") return note.answer;
  if (note.variants.empty() || !note.variants[0].answer) return std::nullopt;
  return note.variants[0].answer;
}

inline std::string NotesFileOf(std::string_view field, const std::string& scalar) {
  const std::string head =
      "format: emend/1\ntopic: A topic\nnotes:\n- id: first\n  question: First?\n  answer: |\n    Text\n\n    more\n\n"
      "# a comment\n- id: second\n  ";
  if (field == "question") return head + "question: " + scalar + "\n  answer: \"\"\n";
  if (field == "answer") return head + "question: Second?\n  answer: " + scalar + "\n  tags: [a]\n";
  return head + "question: Second?\n  answer: x\n  variants:\n  - question: Third?\n    answer: " + scalar + "\n";
}

inline constexpr std::array<std::string_view, 5> kScalarStyles = {"literal", "folded", "plain", "single-quoted",
                                                                  "double-quoted"};

inline RandomMarkdown::Shape ShapeFor(size_t style) {
  if (style == 2) return RandomMarkdown::Shape::kPlain;
  return style == 3 ? RandomMarkdown::Shape::kFlat : RandomMarkdown::Shape::kAny;
}

inline PlantedFile PlantInNotes(RandomMarkdown& maker, size_t style, std::string text, PlantedFile file) {
  file.format = FileFormat::kNotes;
  const std::string_view field = maker.Chance(3) ? "variant" : "answer";
  const size_t indent = field == "variant" ? 4 : 2;
  if (maker.Chance(2)) text.resize(text.find_last_not_of('\n') + 1);
  if (maker.Chance(6)) text += "\n\n";
  YamlStyles styles(maker.random());
  const size_t at = text.find(file.spelled);
  styles.Keep(at, at + file.spelled.size());
  if (style == 2) text.resize(text.find_last_not_of('\n') + 1);
  for (;; style = kScalarStyles.size() - 1) {
    const std::string scalar = style == 0   ? styles.Literal(text, indent)
                               : style == 1 ? styles.Folded(text, indent)
                               : style == 2 ? styles.Flow(text, 0, indent)
                               : style == 3 ? styles.Flow(text, '\'', indent)
                                            : styles.DoubleQuoted(text, indent);
    file.bytes = NotesFileOf(field, scalar);
    const auto back = ReadBack(file.bytes, field);
    if (back == text) break;
    if (style == kScalarStyles.size() - 1) {
      ADD_FAILURE() << "double quotes carry every text: " << file.bytes << (back ? "\n=> " + *back : "");
      break;
    }
  }
  file.made += " in " + std::string(kScalarStyles[style]);
  if (style == kScalarStyles.size() - 1) file.spelled = InDoubleQuotes(file.spelled);
  if (style == 3) ReplaceEach(file.spelled, "'", "''");
  return file;
}

inline PlantedFile MakePlantedFile(uint32_t seed) {
  RandomMarkdown maker(seed);
  const size_t style = maker.Below(kScalarStyles.size() * 2);
  const std::string text = maker.Make(ShapeFor(style));
  PlantedFile file{text,        FileFormat::kMarkdown, maker.word().text, maker.word().spelled, maker.word().spelled,
                   maker.made()};
  if (style < kScalarStyles.size()) file = PlantInNotes(maker, style, text, file);
  if (file.format == FileFormat::kMarkdown && maker.Chance(6)) file.bytes = "---\ntitle: x\n---\n" + file.bytes;
  if (maker.Chance(4)) ReplaceEach(file.bytes, "\n", "\r\n"), file.made += " CRLF";
  if (file.format == FileFormat::kMarkdown && maker.Chance(20) && file.bytes.find("---\ntitle") != 0 &&
      file.bytes.find('\r') == std::string::npos)
    ReplaceEach(file.bytes, "\n", "\r"), file.made += " CR";
  if (maker.Chance(10)) file.bytes = "\xEF\xBB\xBF" + file.bytes, file.made += " BOM";
  return file;
}

}  // namespace emend

#endif  // EMEND_TESTS_SUPPORT_PLANTED_FILE_H_

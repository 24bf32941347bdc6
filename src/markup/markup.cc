#include "markup/markup.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "code/code.h"
#include "markup/block.h"
#include "markup/cell_lines.h"
#include "markup/clean.h"
#include "markup/fences.h"
#include "markup/gather.h"
#include "markup/habit.h"
#include "markup/headings.h"
#include "markup/items.h"
#include "markup/labels.h"
#include "markup/lost_lists.h"
#include "markup/nest.h"
#include "markup/paragraphs.h"
#include "markup/tables.h"
#include "markup/truncation.h"
#include "markup/vocabulary.h"
#include "markup/writer.h"

namespace emend {
namespace {

// What is known of the export that an answer comes from.
struct Context {
  Habit habit;
  std::function<const Vocabulary&()> words;
  std::string_view usual_language;
};

Markdown Render(std::span<const Line> body, const Context& context) {
  Markdown markdown;
  Blocks blocks = GatherBlocks(body);
  SettleItems(blocks);
  CleanProse(blocks);
  CutTables(blocks, markdown.review);
  CutCellLines(blocks);
  CutGluedTables(blocks, context.words, markdown.review);
  SettleCode(blocks, context.usual_language, markdown.review);
  SettleLabels(blocks);
  JoinWrappedLines(blocks, context.habit);
  FindLostLists(blocks, context.habit);
  NestBlocks(blocks);
  SettleHeadings(blocks);
  if (IsCutOff(blocks, context.habit)) markdown.review.insert(Review::kTruncated);
  markdown.text = WriteMarkdown(blocks);
  return markdown;
}

void AddWords(std::span<const Line> body, Vocabulary& words) {
  for (const Line& line : body)
    if (line.kind != LineKind::kCode) words.Add(line.text);
}

Vocabulary WordsOf(const Collection& collection) {
  Vocabulary words;
  for (const Section& section : collection.sections) {
    words.Add(section.title);
    for (const Entry& entry : section.entries) {
      words.Add(entry.question);
      AddWords(entry.body, words);
    }
  }
  return words;
}

// The language of most code blocks of the collection; empty if none prevails.
std::string_view UsualLanguage(const Collection& collection) {
  constexpr int kEnough = 60;  // blocks; more would not change the mind
  std::map<std::string_view, int> counts;
  int total = 0;
  for (const Section& section : collection.sections) {
    for (const Entry& entry : section.entries) {
      std::vector<std::string_view> code;
      std::string_view hint;
      for (size_t i = 0; i <= entry.body.size() && total < kEnough; ++i) {
        if (i < entry.body.size() && entry.body[i].kind == LineKind::kCode) {
          code.push_back(entry.body[i].text);
          continue;
        }
        if (!code.empty()) ++counts[IdentifyLanguage(code, hint)], ++total;
        code.clear();
        hint = i < entry.body.size() && entry.body[i].opens ? entry.body[i].language : std::string_view();
      }
    }
  }
  for (const auto& [language, count] : counts) {
    if (language != "text" && count >= 3 && count * 2 > total) return language;
  }
  return {};
}

// Makes its value when it is asked for the first time.
template <typename Make>
std::function<const Vocabulary&()> Lazily(Make make) {
  return [make, made = std::make_shared<std::optional<Vocabulary>>()]() -> const Vocabulary& {
    if (!*made) *made = make();
    return **made;
  };
}

}  // namespace

Markdown RenderBody(std::span<const Line> body) {
  HabitMeter meter;
  meter.Add(body);
  const auto words = Lazily([body] {
    Vocabulary vocabulary;
    AddWords(body, vocabulary);
    return vocabulary;
  });
  return Render(body, {meter.Measure(), words, {}});
}

void MarkUp(Collection& collection) {
  HabitMeter meter;
  for (const Section& section : collection.sections)
    for (const Entry& entry : section.entries) meter.Add(entry.body);
  const Context context = {meter.Measure(), Lazily([&collection] { return WordsOf(collection); }),
                           UsualLanguage(collection)};
  for (Section& section : collection.sections)
    for (Entry& entry : section.entries) {
      Markdown markdown = Render(entry.body, context);
      entry.answer = std::move(markdown.text);
      entry.answer.shrink_to_fit();  // all answers of an export stay until it is written
      entry.review.merge(markdown.review);
    }
}

}  // namespace emend

#include "markup/markup.h"

#include "markup/block.h"
#include "markup/clean.h"
#include "markup/fences.h"
#include "markup/gather.h"
#include "markup/habit.h"
#include "markup/items.h"
#include "markup/labels.h"
#include "markup/nest.h"
#include "markup/paragraphs.h"
#include "markup/tables.h"
#include "markup/truncation.h"
#include "markup/writer.h"

namespace emend {
namespace {

Markdown Render(std::span<const Line> body, const Habit& habit) {
  Markdown markdown;
  Blocks blocks = GatherBlocks(body);
  SettleItems(blocks);
  CleanProse(blocks);
  SettleCode(blocks, markdown.review);
  CutTables(blocks, markdown.review);
  SettleLabels(blocks);
  JoinWrappedLines(blocks, habit);
  NestBlocks(blocks);
  if (IsCutOff(blocks)) markdown.review.insert(Review::kTruncated);
  markdown.text = WriteMarkdown(blocks);
  return markdown;
}

}  // namespace

Markdown RenderBody(std::span<const Line> body) {
  HabitMeter meter;
  meter.Add(body);
  return Render(body, meter.Measure());
}

void MarkUp(Collection& collection) {
  HabitMeter meter;
  for (const Section& section : collection.sections)
    for (const Entry& entry : section.entries) meter.Add(entry.body);
  const Habit habit = meter.Measure();
  for (Section& section : collection.sections)
    for (Entry& entry : section.entries) {
      Markdown markdown = Render(entry.body, habit);
      entry.answer = std::move(markdown.text);
      entry.review.merge(markdown.review);
    }
}

}  // namespace emend

#include "notes/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notes/yaml.h"

namespace emend {
namespace {

using testing::ElementsAre;

Entry MakeEntry(std::string question, std::string answer, int first, int last) {
  Entry entry;
  entry.question = std::move(question);
  entry.answer = std::move(answer);
  entry.lines = {first, last};
  return entry;
}

Collection MakeExport(std::string name, std::string topic, std::vector<Entry> entries) {
  Collection collection;
  collection.export_name = std::move(name);
  collection.sections.push_back({std::move(topic), {}, std::move(entries)});
  return collection;
}

std::string Show(const Notebook& notebook) {
  std::string out;
  for (const auto& [name, file] : notebook) out += "== " + name + "\n" + WriteNotes(file);
  return out;
}

TEST(AddToNotebook, MakesAFileOfEachSection) {
  Collection pour =
      MakeExport("a.txt", "Pour over & drip", {MakeEntry("How hot is the water?", "About **94 °C**.", 3, 5)});
  pour.sections.push_back({"Grinders", {}, {MakeEntry("Flat or conical burrs?", "", 8, 8)}});
  pour.sections[1].entries[0].review = {Review::kUnanswered};
  Notebook notebook;
  const MergeSummary summary = AddToNotebook({pour}, notebook);
  EXPECT_EQ(summary.added, 2);
  EXPECT_EQ(Show(notebook),
            "== grinders.yaml\n"
            "format: emend/1\n"
            "topic: Grinders\n"
            "notes:\n"
            "- id: flat-or-conical-burrs\n"
            "  question: Flat or conical burrs?\n"
            "  answer: \"\"\n"
            "  sources:\n"
            "  - {export: a.txt, lines: 8-8}\n"
            "  review: [unanswered]\n"
            "== pour-over-and-drip.yaml\n"
            "format: emend/1\n"
            "topic: Pour over & drip\n"
            "notes:\n"
            "- id: how-hot-is-the-water\n"
            "  question: How hot is the water?\n"
            "  answer: |\n"
            "    About **94 °C**.\n"
            "  sources:\n"
            "  - {export: a.txt, lines: 3-5}\n");
}

}  // namespace
}  // namespace emend

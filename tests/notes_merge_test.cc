// Collections become notes: files, ids, what is known again, what becomes a variant. Nothing may be lost.
#include "notes/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "notes/yaml.h"

namespace emend {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Entry MakeEntry(std::string question, std::string answer, int first, int last) {
  Entry entry;
  entry.question = std::move(question);
  entry.answer = std::move(answer);
  entry.lines = {first, last};
  if (entry.answer.empty()) entry.review = {Review::kUnanswered};
  return entry;
}

Collection MakeExport(std::string name, std::string topic, std::vector<Entry> entries) {
  Collection collection;
  collection.export_name = std::move(name);
  collection.sections.push_back({std::move(topic), {}, std::move(entries)});
  return collection;
}

// Three questions, as a small export has them; `from` is the line of the first.
Collection TeaExport(int from = 1) {
  return MakeExport("tea.txt", "Tea",
                    {MakeEntry("How hot must the water be?", "Green: 75 °C.\nBlack: 95 °C.", from, from + 2),
                     MakeEntry("How long does it steep?", "Three minutes.", from + 4, from + 5),
                     MakeEntry("Loose or bagged?", "Loose, if there is time.", from + 7, from + 8)});
}

std::string Show(const Notebook& notebook) {
  std::string out;
  for (const auto& [name, file] : notebook) out += "== " + name + "\n" + WriteNotes(file);
  return out;
}

std::vector<std::string> Files(const Notebook& notebook) {
  std::vector<std::string> names;
  for (const auto& [name, file] : notebook) names.push_back(name);
  return names;
}

std::vector<std::string> Ids(const NotesFile& file) {
  std::vector<std::string> ids;
  for (const Note& note : file.notes) ids.push_back(note.id);
  return ids;
}

std::string Counts(const MergeSummary& s) {
  return "added " + std::to_string(s.added) + ", variants " + std::to_string(s.variants) + ", repeated " +
         std::to_string(s.repeated) + ", unchanged " + std::to_string(s.unchanged);
}

Note& NoteOf(Notebook& notebook, const std::string& id) {
  for (auto& [name, file] : notebook) {
    for (Note& note : file.notes) {
      if (note.id == id) return note;
    }
  }
  throw std::out_of_range("no note " + id);
}

TEST(AddToNotebook, MakesAFileOfEachSection) {
  Collection pour =
      MakeExport("a.txt", "Pour over & drip", {MakeEntry("How hot is the water?", "About **94 °C**.", 3, 5)});
  pour.sections.push_back({"Grinders", {}, {MakeEntry("Flat or conical burrs?", "", 8, 8)}});
  Notebook notebook;
  const MergeSummary summary = AddToNotebook({pour}, notebook);
  EXPECT_EQ(Counts(summary), "added 2, variants 0, repeated 0, unchanged 0");
  EXPECT_THAT(summary.placements, ElementsAre(Placement{"a.txt", {3, 5}, "how-hot-is-the-water"},
                                              Placement{"a.txt", {8, 8}, "flat-or-conical-burrs"}));
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

TEST(AddToNotebook, SharesAFileBetweenSpellingsOfATopic) {
  Notebook notebook;
  AddToNotebook({MakeExport("a.txt", "Café & thé", {MakeEntry("One?", "1", 1, 1)}),
                 MakeExport("b.txt", "CAFE and The", {MakeEntry("Two?", "2", 1, 1)}),
                 MakeExport("c.txt", "Cafés", {MakeEntry("Three?", "3", 1, 1)})},
                notebook);
  EXPECT_THAT(Files(notebook), ElementsAre("cafe-and-the.yaml", "cafes.yaml"));
  EXPECT_EQ(notebook["cafe-and-the.yaml"].topic, "Café & thé");
  EXPECT_THAT(Ids(notebook["cafe-and-the.yaml"]), ElementsAre("one", "two"));
}

TEST(AddToNotebook, NamesTheTopicAfterTheExportWhereNoHeadingDoes) {
  Notebook notebook;
  Collection titled = MakeExport("b.txt", "", {MakeEntry("Two?", "2", 1, 1)});
  titled.title = "The kettle";
  AddToNotebook({MakeExport("tea_house-2024.md", "", {MakeEntry("One?", "1", 1, 1)}), titled}, notebook);
  EXPECT_THAT(Files(notebook), ElementsAre("tea-house-2024.yaml", "the-kettle.yaml"));
  EXPECT_EQ(notebook["tea-house-2024.yaml"].topic, "Tea house 2024");
}

TEST(AddToNotebook, TellsTopicsApartThatShareASlug) {
  const std::string stem = "A heading that is so long that its file name has no room for";
  Notebook notebook;
  AddToNotebook({MakeExport("a.txt", stem + " the first", {MakeEntry("One?", "1", 1, 1)}),
                 MakeExport("b.txt", stem + " the second", {MakeEntry("Two?", "2", 1, 1)})},
                notebook);
  EXPECT_EQ(notebook.size(), 2U);
  const std::string before = Show(notebook);
  AddToNotebook({MakeExport("b.txt", stem + " the second", {MakeEntry("Two?", "2", 1, 1)})}, notebook);
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, KeepsIdsUniqueOverAllFiles) {
  Notebook notebook;
  Collection collection = MakeExport("a.txt", "Tea", {MakeEntry("Why?", "T", 1, 2)});
  collection.sections.push_back({"Milk", {}, {MakeEntry("Why?", "M", 4, 5)}});
  collection.sections.push_back({"Sugar", {}, {MakeEntry("Why??", "S", 7, 8), MakeEntry("Why 2?", "S2", 9, 9)}});
  EXPECT_EQ(Counts(AddToNotebook({collection}, notebook)), "added 4, variants 0, repeated 0, unchanged 0");
  EXPECT_THAT(Ids(notebook["tea.yaml"]), ElementsAre("why"));
  EXPECT_THAT(Ids(notebook["milk.yaml"]), ElementsAre("why-2"));
  EXPECT_THAT(Ids(notebook["sugar.yaml"]), ElementsAre("why-3", "why-2-2"));
}

TEST(AddToNotebook, TheSameExportAgainChangesNothing) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({TeaExport()}, notebook)), "added 0, variants 0, repeated 0, unchanged 3");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, LeavesAnEditedAnswerAlone) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  Note& note = NoteOf(notebook, "how-long-does-it-steep");
  note.answer = "Until it smells right.\n";
  note.review = {Review::kTruncated};
  note.tags = {"taste"};
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({TeaExport()}, notebook)), "added 0, variants 0, repeated 0, unchanged 3");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, LeavesAnEditedQuestionAlone) {
  for (const char* id : {"how-hot-must-the-water-be", "how-long-does-it-steep", "loose-or-bagged"}) {
    Notebook notebook;
    AddToNotebook({TeaExport()}, notebook);
    NoteOf(notebook, id).question = "What else?";
    NoteOf(notebook, id).answer = "Something else altogether.\n";
    const std::string before = Show(notebook);
    const MergeSummary summary = AddToNotebook({TeaExport()}, notebook);
    EXPECT_EQ(Counts(summary), "added 0, variants 0, repeated 0, unchanged 3") << id;
    EXPECT_EQ(Show(notebook), before) << id;
  }
}

TEST(AddToNotebook, KnowsTheOnlyNoteOfAnExportByItsWords) {
  const Collection once =
      MakeExport("a.txt", "Tea", {MakeEntry("Milk first?", "Pour the milk in first, then tea.", 1, 2)});
  Notebook notebook;
  AddToNotebook({once}, notebook);
  NoteOf(notebook, "milk-first").question = "Does milk go in before tea?";
  const std::string before = Show(notebook);
  AddToNotebook({once}, notebook);
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, ANewExportUnderAnOldNameIsNotTakenForTheOldOne) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  const Collection other = MakeExport(
      "tea.txt", "Tea",
      {MakeEntry("Who drinks it?", "Nearly everyone.", 1, 3), MakeEntry("Where does it grow?", "On hills.", 5, 6),
       MakeEntry("When is it picked?", "In spring.", 8, 9)});
  EXPECT_EQ(Counts(AddToNotebook({other}, notebook)), "added 3, variants 0, repeated 0, unchanged 0");
  EXPECT_EQ(notebook["tea.yaml"].notes.size(), 6U);
}

TEST(AddToNotebook, FollowsTheLinesOfAnExportThatGrew) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  NoteOf(notebook, "how-long-does-it-steep").question = "For how many minutes?";
  Collection grown = TeaExport(11);
  auto& entries = grown.sections[0].entries;
  entries.insert(entries.begin(), MakeEntry("Which cup?", "A thin one.", 3, 9));
  entries.push_back(MakeEntry("And biscuits?", "Of course.", 25, 26));
  EXPECT_EQ(Counts(AddToNotebook({grown}, notebook)), "added 2, variants 0, repeated 0, unchanged 3");
  EXPECT_EQ(NoteOf(notebook, "how-long-does-it-steep").question, "For how many minutes?");
  EXPECT_THAT(NoteOf(notebook, "how-long-does-it-steep").sources, ElementsAre(Source{"tea.txt", {15, 16}}));
  EXPECT_THAT(NoteOf(notebook, "loose-or-bagged").sources, ElementsAre(Source{"tea.txt", {18, 19}}));
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({grown}, notebook)), "added 0, variants 0, repeated 0, unchanged 5");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, KeepsTheWholeOfAnAnswerThatWasCutOffBefore) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  Collection later = TeaExport();
  later.sections[0].entries[2].answer = "Loose, if there is time.\nBagged, if there is none.";
  later.sections[0].entries[2].lines = {8, 11};
  EXPECT_EQ(Counts(AddToNotebook({later}, notebook)), "added 0, variants 1, repeated 0, unchanged 2");
  const Note& note = NoteOf(notebook, "loose-or-bagged");
  ASSERT_EQ(note.variants.size(), 1U);
  EXPECT_EQ(note.variants[0].answer, "Loose, if there is time.\nBagged, if there is none.\n");
  EXPECT_THAT(note.review, ElementsAre(Review::kMerged));
}

TEST(AddToNotebook, ANoteThatAPersonMovedAndMergedStaysThere) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  std::vector<Note>& notes = notebook["tea.yaml"].notes;
  Note moved = notes[2];
  notes.erase(notes.begin() + 2);
  // The second goes into the first, as a variant; its own text goes.
  notes[0].variants.push_back({notes[1].question, std::nullopt, notes[1].sources});
  notes.erase(notes.begin() + 1);
  notebook["kitchen.yaml"] = {"Kitchen", {moved}};
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({TeaExport()}, notebook)), "added 0, variants 0, repeated 0, unchanged 3");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, ATopicThatAPersonRenamedKeepsItsFile) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  notebook["tea.yaml"].topic = "Hot drinks";
  Collection grown = TeaExport();
  grown.sections[0].entries.push_back(MakeEntry("And biscuits?", "Of course.", 25, 26));
  AddToNotebook({grown}, notebook);
  EXPECT_THAT(Files(notebook), ElementsAre("tea.yaml"));
  EXPECT_EQ(notebook["tea.yaml"].topic, "Hot drinks");
  EXPECT_EQ(notebook["tea.yaml"].notes.size(), 4U);
}

TEST(AddToNotebook, AnotherExportsWordingBecomesAVariant) {
  Notebook notebook;
  AddToNotebook({TeaExport()}, notebook);
  const Collection other = MakeExport(
      "b.md", "Tea",
      {MakeEntry("How long does it steep?", "Five minutes!", 2, 4),        // another answer
       MakeEntry("loose or bagged", "Loose, if there is time.", 6, 7),     // the same answer, other question text
       MakeEntry("Loose or bagged?", "Loose, if there is time.\n", 8, 9),  // the same words
       MakeEntry("How hot must the water be?", "", 11, 11)});              // nothing new
  const MergeSummary summary = AddToNotebook({other}, notebook);
  EXPECT_EQ(Counts(summary), "added 0, variants 2, repeated 2, unchanged 0");
  EXPECT_EQ(WriteNotes(notebook["tea.yaml"]),
            "format: emend/1\n"
            "topic: Tea\n"
            "notes:\n"
            "- id: how-hot-must-the-water-be\n"
            "  question: How hot must the water be?\n"
            "  answer: |\n"
            "    Green: 75 °C.\n"
            "    Black: 95 °C.\n"
            "  sources:\n"
            "  - {export: tea.txt, lines: 1-3}\n"
            "  - {export: b.md, lines: 11-11}\n"
            "\n"
            "- id: how-long-does-it-steep\n"
            "  question: How long does it steep?\n"
            "  answer: |\n"
            "    Three minutes.\n"
            "  sources:\n"
            "  - {export: tea.txt, lines: 5-6}\n"
            "  variants:\n"
            "  - question: How long does it steep?\n"
            "    answer: |\n"
            "      Five minutes!\n"
            "    sources:\n"
            "    - {export: b.md, lines: 2-4}\n"
            "  review: [merged]\n"
            "\n"
            "- id: loose-or-bagged\n"
            "  question: Loose or bagged?\n"
            "  answer: |\n"
            "    Loose, if there is time.\n"
            "  sources:\n"
            "  - {export: tea.txt, lines: 8-9}\n"
            "  - {export: b.md, lines: 8-9}\n"
            "  variants:\n"
            "  - question: loose or bagged\n"
            "    sources:\n"
            "    - {export: b.md, lines: 6-7}\n");
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({other, TeaExport()}, notebook)), "added 0, variants 0, repeated 0, unchanged 7");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, AnAnswerFillsAnUnansweredQuestion) {
  Notebook notebook;
  AddToNotebook({MakeExport("a.txt", "Tea", {MakeEntry("Why tea?", "", 1, 1)})}, notebook);
  Collection answered = MakeExport("b.txt", "Tea", {MakeEntry("Why tea?", "Because.", 1, 2)});
  answered.sections[0].entries[0].review = {Review::kDamagedCode};
  AddToNotebook({answered}, notebook);
  const Note& note = NoteOf(notebook, "why-tea");
  EXPECT_EQ(note.answer, "Because.\n");
  EXPECT_THAT(note.review, ElementsAre(Review::kDamagedCode));
  EXPECT_THAT(note.sources, ElementsAre(Source{"a.txt", {1, 1}}, Source{"b.txt", {1, 2}}));
  EXPECT_THAT(note.variants, IsEmpty());
}

TEST(AddToNotebook, OneExportAskingTwice) {
  Collection collection = MakeExport(
      "a.txt", "Tea",
      {MakeEntry("With milk or without?", "With.", 1, 2), MakeEntry("With milk, or without?", "Without.", 4, 5),
       MakeEntry("With milk or without?", "With.", 7, 8)});
  collection.sections.push_back({"Coffee", {}, {MakeEntry("With milk or without?", "Black.", 10, 11)}});
  Notebook notebook;
  EXPECT_EQ(Counts(AddToNotebook({collection}, notebook)), "added 2, variants 1, repeated 1, unchanged 0");
  EXPECT_THAT(Ids(notebook["tea.yaml"]), ElementsAre("with-milk-or-without"));
  EXPECT_THAT(Ids(notebook["coffee.yaml"]), ElementsAre("with-milk-or-without-2"));
  const std::string before = Show(notebook);
  EXPECT_EQ(Counts(AddToNotebook({collection}, notebook)), "added 0, variants 0, repeated 0, unchanged 4");
  EXPECT_EQ(Show(notebook), before);
}

TEST(AddToNotebook, OtherTopicsShareOnlyLongQuestions) {
  Notebook notebook;
  AddToNotebook(
      {MakeExport("a.txt", "Tea",
                  {MakeEntry("How hot must the water be?", "Hot.", 1, 2), MakeEntry("Why?", "T", 4, 5)}),
       MakeExport("b.txt", "Brewing",
                  {MakeEntry("How hot must the water be?", "Very hot.", 1, 2), MakeEntry("Why?", "B", 4, 5)})},
      notebook);
  EXPECT_EQ(NoteOf(notebook, "how-hot-must-the-water-be").variants.size(), 1U);
  EXPECT_THAT(Ids(notebook["brewing.yaml"]), ElementsAre("why-2"));
}

TEST(AddToNotebook, TitlesAreNoQuestions) {
  std::vector<Entry> entries = {MakeEntry("Overview", "First things.", 1, 2),
                                MakeEntry("Overview", "Last things.", 4, 5),
                                MakeEntry("Overview", "First things.", 7, 8)};
  for (Entry& entry : entries) entry.kind = EntryKind::kReference;
  Notebook notebook;
  EXPECT_EQ(Counts(AddToNotebook({MakeExport("a.txt", "Tea", entries)}, notebook)),
            "added 2, variants 0, repeated 1, unchanged 0");
  EXPECT_EQ(NoteOf(notebook, "overview").kind, EntryKind::kReference);
  EXPECT_EQ(NoteOf(notebook, "overview-2").answer, "Last things.\n");
}

TEST(AddToNotebook, NamesAnEntryWithoutQuestion) {
  Notebook notebook;
  AddToNotebook(
      {MakeExport("a.txt", "Tea", {MakeEntry("", "\n  First line.\nSecond.\n\n", 1, 2), MakeEntry(" ", "", 4, 4)})},
      notebook);
  EXPECT_EQ(NoteOf(notebook, "first-line").answer, "  First line.\nSecond.\n");
  EXPECT_EQ(NoteOf(notebook, "tea").question, "Tea");
}

TEST(AddToNotebook, OrderOfTheExportsDoesNotMatter) {
  std::vector<Collection> collections = {
      TeaExport(),
      MakeExport("b.md", "Tea", {MakeEntry("Loose or bagged?", "Bagged.", 1, 2), MakeEntry("Why?", "b", 4, 5)}),
      MakeExport("c.md", "Milk", {MakeEntry("Why?", "c", 1, 2), MakeEntry("How long does it steep?", "Long.", 4, 5)})};
  Notebook first;
  AddToNotebook(collections, first);
  std::reverse(collections.begin(), collections.end());
  Notebook second;
  AddToNotebook(collections, second);
  EXPECT_EQ(Show(first), Show(second));
}

class RandomExports {
 public:
  explicit RandomExports(uint32_t seed) : random_(seed) {}

  Collection Make(std::string name) {
    Collection collection = MakeExport(std::move(name), Pick(topics_), {});
    for (int i = 0; i < 6; ++i) {
      if (random_() % 3 == 0) collection.sections.push_back({Pick(topics_), {}, {}});
      collection.sections.back().entries.push_back(MakeRandomEntry());
    }
    Number(collection);
    return collection;
  }

  // New entries anywhere; the old ones move down.
  void Grow(Collection& collection) {
    for (int i = 0; i < 3; ++i) {
      auto& entries = collection.sections[random_() % collection.sections.size()].entries;
      entries.insert(entries.begin() + static_cast<ptrdiff_t>(random_() % (entries.size() + 1)), MakeRandomEntry());
    }
    Number(collection);
  }

  std::set<std::string> answers;  // of all entries made

 private:
  const std::string& Pick(const std::vector<std::string>& from) { return from[random_() % from.size()]; }

  Entry MakeRandomEntry() {
    std::string answer = random_() % 5 == 0 ? "" : "words " + std::to_string(++count_);
    if (!answer.empty()) answers.insert(answer + "\n");
    Entry entry = MakeEntry(Pick(questions_), std::move(answer), 0, static_cast<int>(random_() % 3));
    entry.kind = static_cast<EntryKind>(random_() % 2 * 2);
    return entry;
  }

  // Gives the entries their lines, each as many as before.
  static void Number(Collection& collection) {
    int line = 1;
    for (Section& section : collection.sections) {
      for (Entry& entry : section.entries) {
        entry.lines = {line, line + entry.lines.last - entry.lines.first};
        line = entry.lines.last + 1;
      }
    }
  }

  std::mt19937 random_;
  int count_ = 0;
  std::vector<std::string> questions_ = {
      "Why?", "why", "How is tea brewed at home?", "How is tea brewed, at home?", "C", "C++", "什么？", "Overview", ""};
  std::vector<std::string> topics_ = {"Tea", "tea", "Milk", "", "茶"};
};

// Any exports, that grow or not: every answer is kept, every id is unique and stays, the files can be read.
TEST(AddToNotebook, LosesNothing) {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    RandomExports exports(seed);
    Notebook notebook;
    for (int import = 0; import < 4; ++import) {
      Collection collection = exports.Make("e" + std::to_string(import));
      ASSERT_EQ(AddToNotebook({collection}, notebook).unchanged, 0);
      std::string before = Show(notebook);
      ASSERT_EQ(AddToNotebook({collection}, notebook).unchanged, 6);
      ASSERT_EQ(Show(notebook), before);
      exports.Grow(collection);
      const MergeSummary grown = AddToNotebook({collection}, notebook);
      ASSERT_EQ(grown.placements.size(), 9U);
      ASSERT_EQ(grown.added + grown.variants + grown.repeated + grown.unchanged, 9);
      ASSERT_GE(grown.unchanged, 6) << before << "\n" << Show(notebook);
      before = Show(notebook);
      ASSERT_EQ(AddToNotebook({collection}, notebook).unchanged, 9);
      ASSERT_EQ(Show(notebook), before);
    }
    std::set<std::string> ids;
    for (const auto& [name, file] : notebook) {
      ASSERT_TRUE(VerifyRoundTrip(file, WriteNotes(file)).ok());
      for (const Note& note : file.notes) {
        ASSERT_TRUE(ids.insert(note.id).second) << note.id;
        exports.answers.erase(note.answer);
        for (const Variant& variant : note.variants) exports.answers.erase(variant.answer.value_or(""));
      }
    }
    ASSERT_THAT(exports.answers, IsEmpty()) << "seed " << seed << "\n" << Show(notebook);
  }
}

}  // namespace
}  // namespace emend

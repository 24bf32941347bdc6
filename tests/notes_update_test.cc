#include "notes/update_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <string>

#include "notes/yaml.h"

namespace emend {
namespace {

using testing::HasSubstr;

NotesFile Read(const std::string& text) {
  const auto file = ReadNotes(text, "test.yaml");
  EXPECT_TRUE(file.ok()) << file.error().ToString() << "\n" << text;
  return file.ok() ? file.value() : NotesFile{};
}

std::string Update(const std::string& text, const std::function<void(NotesFile&)>& change) {
  const NotesFile before = Read(text);
  NotesFile after = before;
  change(after);
  std::string updated = UpdateNotes(text, before, after);
  EXPECT_EQ(Read(updated), after) << updated;
  return updated;
}

Note NewNote() {
  Note note;
  note.id = "what-is-a-latch";
  note.question = "What is a latch?";
  note.answer = "A short lock.\n\n- on a page\n";
  note.sources = {{"more.txt", {3, 6}}};
  return note;
}

constexpr const char* kEdited =
    "# Kept by hand.\n"
    "notes:   # the order is mine\n"
    "\n"
    "    # The easy one.\n"
    "    - question: 'What is a mutex?'\n"
    "      id: what-is-a-mutex\n"
    "      answer: >\n"
    "        A lock that one thread\n"
    "        holds at a time.\n"
    "      # where it is from\n"
    "      sources: [{export: locks.txt, lines: 1-2}]   # one line each\n"
    "\n"
    "    - id: what-is-a-semaphore\n"
    "      question: What is a semaphore?\n"
    "      answer: A counter.\n"
    "topic: Locks   # was: Threads\n"
    "format: emend/1\n";

TEST(UpdateNotes, AnUnchangedFileKeepsItsText) {
  EXPECT_EQ(Update(kEdited, [](NotesFile&) {}), kEdited);
}

TEST(UpdateNotes, AppendsNotesInTheIndentationOfTheFile) {
  std::string expected = kEdited;
  expected.insert(expected.find("topic:"),
                  "\n"
                  "    - id: what-is-a-latch\n"
                  "      question: What is a latch?\n"
                  "      answer: |\n"
                  "        A short lock.\n"
                  "\n"
                  "        - on a page\n"
                  "      sources:\n"
                  "      - {export: more.txt, lines: 3-6}\n");
  EXPECT_EQ(Update(kEdited, [](NotesFile& file) { file.notes.push_back(NewNote()); }), expected);
}

TEST(UpdateNotes, WritesOnlyTheKeysThatChanged) {
  std::string expected = kEdited;
  const std::string old_sources = "      sources: [{export: locks.txt, lines: 1-2}]   # one line each\n";
  expected.replace(expected.find(old_sources), old_sources.size(),
                   "      sources:\n"
                   "      - {export: locks.txt, lines: 8-9}\n"
                   "      review: [merged]\n");
  expected.insert(expected.find("topic:"), "      related: [what-is-a-mutex]\n");
  EXPECT_EQ(Update(kEdited,
                   [](NotesFile& file) {
                     file.notes[0].sources[0].lines = {8, 9};
                     file.notes[0].review = {Review::kMerged};
                     file.notes[1].related = {"what-is-a-mutex"};
                   }),
            expected);
}

TEST(UpdateNotes, TakesAKeyAway) {
  const std::string text =
      "format: emend/1\ntopic: Locks\nnotes:\n- id: a\n  question: A?\n  # seen twice\n  answer: Yes.\n  review: "
      "[merged]  # by Kim\n  tags: [x]\n";
  EXPECT_EQ(
      Update(text, [](NotesFile& file) { file.notes[0].review.clear(); }),
      "format: emend/1\ntopic: Locks\nnotes:\n- id: a\n  question: A?\n  # seen twice\n  answer: Yes.\n  tags: [x]\n");
}

TEST(UpdateNotes, AFileWithoutLastLineEndIsNoTrouble) {
  const std::string text = "# mine\nformat: emend/1\ntopic: Locks\nnotes:\n- id: a\n  question: A?\n  answer: Yes.";
  EXPECT_THAT(Update(text, [](NotesFile& file) { file.notes.push_back(NewNote()); }), HasSubstr("# mine\n"));
  EXPECT_THAT(Update(text, [](NotesFile& file) { file.notes[0].tags = {"x"}; }), HasSubstr("  answer: Yes.\n"));
}

TEST(UpdateNotes, WhatWasCanonicalStaysCanonical) {
  NotesFile file = {"Locks", {NewNote()}};
  const std::string text = WriteNotes(file);
  const std::string updated = Update(text, [](NotesFile& notes) {
    notes.notes[0].tags = {"x"};
    notes.notes.push_back(NewNote());
    notes.notes[1].id = "another";
  });
  EXPECT_EQ(updated, WriteNotes(Read(updated)));
}

TEST(UpdateNotes, FallsBackToTheCanonicalFormWhereItMust) {
  const std::string braces = "# gone\nformat: emend/1\ntopic: Locks\nnotes: [{id: a, question: \"A?\", answer: Yes}]\n";
  Update(braces, [](NotesFile& file) { file.notes[0].tags = {"x"}; });
  const std::string two =
      "# gone\nformat: emend/1\ntopic: L\nnotes:\n- {id: a, question: \"A?\", answer: x}\n- {id: b, question: \"B?\", "
      "answer: "
      "y}\n";
  Update(two, [](NotesFile& file) { std::swap(file.notes[0], file.notes[1]); });
  Update(two, [](NotesFile& file) { file.notes.pop_back(); });
  Update(two, [](NotesFile& file) { file.topic = "M"; });
  Update("# gone\nformat: emend/1\ntopic: L\nnotes: []\n", [](NotesFile& file) { file.notes.push_back(NewNote()); });
}

// Whatever changes, the result reads as it shall, and all comments that stand on lines of their own survive.
TEST(UpdateNotes, RandomChangesComeOutRight) {
  std::mt19937 random(17);
  int kept = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string updated = Update(kEdited, [&](NotesFile& file) {
      for (Note& note : file.notes) {
        if (random() % 3 == 0) note.tags.push_back("t" + std::to_string(random() % 9));
        if (random() % 3 == 0) note.answer = random() % 2 == 0 ? "One line" : "Two\nlines\n\n```sql\nselect 1;\n```\n";
        if (random() % 3 == 0) note.variants.push_back({"Or so?", "Perhaps:\n\n- yes\n", {{"b.txt", {1, 2}}}});
        if (random() % 3 == 0) note.review = {Review::kTruncated, Review::kMerged};
        if (random() % 4 == 0) note.kind = EntryKind::kScenario;
        if (random() % 4 == 0) note.sources = {{"c.txt", {5, 5}}, {"d.txt", {7, 9}}};
      }
      if (random() % 2 == 0) file.notes.push_back(NewNote());
    });
    for (const char* comment :
         {"# Kept by hand.\n", "    # The easy one.\n", "      # where it is from\n", "# was: Threads\n"}) {
      ASSERT_THAT(updated, HasSubstr(comment));
      ++kept;
    }
  }
  EXPECT_EQ(kept, 2000);
}

}  // namespace
}  // namespace emend

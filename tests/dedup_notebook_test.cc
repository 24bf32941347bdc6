// Joining notes: nothing is lost, a person's decisions stand, neither order nor repetition matters.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "cli/parallel.h"
#include "dedup/merge_notes.h"
#include "notes/dedup_notebook.h"
#include "notes/write_order.h"

namespace emend {
namespace {

Note MakeNote(std::string id, std::string question, std::string answer = "") {
  Note note;
  note.sources = {{id + ".txt", {1, 2}}};
  note.id = std::move(id);
  note.question = std::move(question);
  note.answer = std::move(answer);
  return note;
}

Notebook OneFile(std::vector<Note> notes) { return {{"a.yaml", {"A", std::move(notes)}}}; }

// How often each word stands in the answers of all notes; equal answers of one note count once.
std::map<std::string, int> WordsOf(const Notebook& notebook, bool questions) {
  std::map<std::string, int> counts;
  const auto count = [&](const std::string& text) {
    std::istringstream words(text);
    for (std::string word; words >> word;) ++counts[word];
  };
  for (const auto& [name, file] : notebook) {
    for (const Note& note : file.notes) {
      count(questions ? note.question : note.answer);
      for (const Variant& variant : note.variants) count(questions ? variant.question : variant.answer.value_or(""));
    }
  }
  return counts;
}

size_t CountNotes(const Notebook& notebook) {
  size_t count = 0;
  for (const auto& [name, file] : notebook) count += file.notes.size();
  return count;
}

TEST(DedupNotebook, JoinsWordingsOfOneQuestion) {
  Notebook notebook = OneFile({MakeNote("a", "What is a closure?", "A function with its scope.\n"),
                               MakeNote("b", "Explain closures",
                                        "A function that remembers the names around it, also "
                                        "when it is called from elsewhere.\n")});
  const JoinedNotes joined = JoinRepeatedQuestions(notebook);
  ASSERT_EQ(notebook.at("a.yaml").notes.size(), 1u);
  const Note& note = notebook.at("a.yaml").notes[0];
  EXPECT_EQ(note.id, "b") << "the fullest answer stays the note's";
  ASSERT_EQ(note.variants.size(), 1u);
  EXPECT_EQ(note.variants[0].question, "What is a closure?");
  EXPECT_EQ(note.variants[0].answer, "A function with its scope.\n");
  EXPECT_EQ(note.variants[0].sources, (std::vector<Source>{{"a.txt", {1, 2}}}));
  EXPECT_EQ(note.review, (std::vector<Review>{Review::kMerged}));
  EXPECT_EQ(joined.moved, (std::map<std::string, std::string>{{"a", "b"}}));
}

TEST(DedupNotebook, KeepsEqualAnswersOnceWithAllSources) {
  Notebook notebook = OneFile({MakeNote("a", "What is a closure?", "A function with its scope.\n"),
                               MakeNote("b", "Explain closures", "A function with its scope.\n")});
  JoinRepeatedQuestions(notebook);
  const Note& note = notebook.at("a.yaml").notes[0];
  ASSERT_EQ(note.variants.size(), 1u);
  EXPECT_EQ(note.variants[0].answer, std::nullopt);
  EXPECT_TRUE(note.review.empty());
}

TEST(DedupNotebook, TakesAnAnswerWhereThereWasNone) {
  Note without = MakeNote("a", "What is a closure?");
  without.review = {Review::kUnanswered};
  Notebook notebook = OneFile({without});
  notebook["b.yaml"] = {"B", {MakeNote("b", "Explain closures", "A function with its scope.\n")}};
  JoinFreshNotes(notebook, {"b"});
  const Note& note = notebook.at("a.yaml").notes.at(0);
  EXPECT_EQ(note.id, "a") << "a note that was there before stays";
  EXPECT_EQ(note.answer, "A function with its scope.\n");
  EXPECT_TRUE(note.review.empty());
  EXPECT_FALSE(notebook.contains("b.yaml")) << "its only note went elsewhere";
}

TEST(DedupNotebook, LeavesNotesThatWereThereBefore) {
  Notebook notebook =
      OneFile({MakeNote("a", "What is a closure?", "One.\n"), MakeNote("b", "Explain closures", "Two.\n"),
               MakeNote("c", "What is hoisting?", "Three.\n")});
  const Notebook before = notebook;
  JoinFreshNotes(notebook, {"c"});
  EXPECT_EQ(notebook, before);
}

TEST(DedupNotebook, RespectsWhatAPersonKeptApart) {
  for (const bool first : {true, false}) {
    Notebook notebook =
        OneFile({MakeNote("a", "What is a closure?", "One.\n"), MakeNote("b", "Explain closures", "Two.\n"),
                 MakeNote("c", "Can you explain what a closure is?", "Three.\n")});
    auto& notes = notebook.at("a.yaml").notes;
    (first ? notes[0] : notes[1]).distinct_from = {first ? "b" : "a"};
    JoinRepeatedQuestions(notebook);
    ASSERT_EQ(CountNotes(notebook), 2u);
    for (const RepeatedQuestion& repeated : FindRepeatedQuestions(notebook).same) ADD_FAILURE() << repeated.score;
  }
}

// One document answers all that it asks in the words of its field.
TEST(DedupNotebook, AnswersDoNotJoinWhatOneDocumentAsks) {
  const std::string answer =
      "Look at the lag of the consumer group, then at rebalances, slow handlers and the number of partitions: more "
      "consumers than partitions sit idle.\n";
  for (const bool one_document : {false, true}) {
    Notebook notebook =
        OneFile({MakeNote("a", "The readers of a Kafka topic fall behind every night. What do you look at?", answer),
                 MakeNote("b", "Messages pile up although nothing failed. Where would you begin?", answer)});
    auto& notes = notebook.at("a.yaml").notes;
    if (one_document) notes[1].sources = {{notes[0].sources[0].export_name, {3, 4}}};
    JoinRepeatedQuestions(notebook);
    EXPECT_EQ(CountNotes(notebook), one_document ? 2u : 1u);
  }
}

TEST(DedupNotebook, RelatesWhatOverlapsBothWays) {
  Notebook notebook = OneFile({MakeNote("a", "What are microservices?", "One.\n"),
                               MakeNote("b", "What are the advantages of microservices?", "Two.\n")});
  JoinFreshNotes(notebook, {"a", "b"});
  const auto& notes = notebook.at("a.yaml").notes;
  ASSERT_EQ(notes.size(), 2u);
  EXPECT_EQ(notes[0].related, (std::vector<std::string>{"b"}));
  EXPECT_EQ(notes[1].related, (std::vector<std::string>{"a"}));
}

TEST(DedupNotebook, FollowsIdsOfNotesThatMoved) {
  Note other = MakeNote("c", "What is hoisting?", "Three.\n");
  other.related = {"a"};
  Notebook notebook = OneFile(
      {MakeNote("a", "What is a closure?", "One.\n"), MakeNote("b", "Explain closures", "One and more.\n"), other});
  JoinRepeatedQuestions(notebook);
  EXPECT_EQ(notebook.at("a.yaml").notes.at(1).related, (std::vector<std::string>{"b"}));
}

TEST(DedupNotebook, LeadsWithTheBestWordingOfTheFullAnswers) {
  struct Row {
    const char* worse;
    const char* better;
  };
  const Row rows[] = {
      {"CI/CD", "What is CI/CD?"},
      {"Explain closures", "What is a closure?"},
      {"closures?", "What is a closure?"},
      {"What is a deadlock", "What is a deadlock?"},
      {"What is a deadlock? How do you avoid it?", "What is a deadlock?"},
      {"Was ist ein Deadlock", "Was ist ein Deadlock?"},
      {"死锁", "什么是死锁？"},
  };
  for (const Row& row : rows) {
    const Note worse = MakeNote("a", row.worse, "A long answer that says all there is to say about it.\n");
    const Note better = MakeNote("b", row.better, "One that leaves out a little of it.\n");
    Note cut = MakeNote("c", row.better, "A long answer that says all there is to say and then breaks\n");
    cut.review = {Review::kTruncated};
    const Note brief = MakeNote("d", row.better, "Short.\n");
    using Notes = std::vector<const Note*>;
    for (const Notes& notes : {Notes{&worse, &better}, Notes{&better, &worse}})
      EXPECT_EQ(notes[ChooseLeading(notes)], &better);
    for (const Notes& notes : {Notes{&worse, &brief, &cut}, Notes{&cut, &brief, &worse}})
      EXPECT_EQ(notes[ChooseLeading(notes)], &worse);
  }
}

TEST(DedupNotebook, JoinsByAnswersOnlyWhatTheySingleOut) {
  const Note named = MakeNote("a", "Tortoise and hare algorithm?",
                              "Two pointers, the hare twice as fast; where they meet again, the rope is knotted.\n");
  const Note described =
      MakeNote("b", "How can you tell that a chain of records bites its own tail?",
               "A tortoise and a hare walk it, one pointer twice as fast: if they meet, it is knotted.\n");
  Notebook two = OneFile({named, described});
  JoinRepeatedQuestions(two);
  EXPECT_EQ(CountNotes(two), 1u);
  // Where a third one shares the words, they are those of the field.
  Notebook three =
      OneFile({named, described,
               MakeNote("c", "Which race does the slower animal of the fable win?",
                        "Tortoise against hare: twice as fast and yet late, they never meet a knotted end.\n")});
  JoinRepeatedQuestions(three);
  EXPECT_EQ(CountNotes(three), 3u);
}

TEST(DedupNotebook, DoesNotJoinTitles) {
  Note a = MakeNote("a", "Overview", "One.\n"), b = MakeNote("b", "Overview", "Two.\n");
  a.kind = b.kind = EntryKind::kReference;
  Notebook notebook = OneFile({a, b});
  JoinRepeatedQuestions(notebook);
  EXPECT_EQ(CountNotes(notebook), 2u);
}

TEST(DedupNotebook, FindsAWordingThatIsAVariantAlready) {
  Note note = MakeNote("a", "What keeps a value alive after its function ended?", "One.\n");
  note.variants = {{"What is a closure?", std::nullopt, {}}};
  Notebook notebook = OneFile({note, MakeNote("b", "Explain closures", "Two.\n")});
  EXPECT_EQ(FindRepeatedQuestions(notebook).same.size(), 1u);
}

// Random notebooks of questions with twins, near twins and strangers.
Notebook RandomNotebook(unsigned seed) {
  static const std::vector<std::string> kSubjects = {
      "a closure",   "a deadlock",           "hoisting",    "sharding",
      "a semaphore", "the event loop",       "a left join", "a right join",
      "caching",     "dependency injection", "a JWT",       "a JSON Web Token"};
  static const std::vector<std::string> kFrames = {"What is {}?",         "Explain {}",
                                                   "Can you explain {}?", "How does {} work?",
                                                   "Why do we need {}?",  "What are the advantages of {}?"};
  std::mt19937 random(seed);
  const auto pick = [&](size_t size) { return static_cast<size_t>(random() % size); };
  Notebook notebook;
  for (int n = 0; n < 40; ++n) {
    std::string question = kFrames[pick(kFrames.size())];
    question.replace(question.find("{}"), 2, kSubjects[pick(kSubjects.size())]);
    std::string answer;
    for (size_t words = pick(4) * 6; words > 0; --words) answer += "word" + std::to_string(pick(200)) + " ";
    if (!answer.empty()) answer.back() = '\n';
    const std::string file = std::string(1, static_cast<char>('a' + pick(3))) + ".yaml";
    notebook[file].topic = file;
    notebook[file].notes.push_back(MakeNote("n" + std::to_string(n), question, answer));
  }
  return notebook;
}

TEST(DedupNotebook, LosesNothing) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Notebook notebook = RandomNotebook(seed);
    const Notebook before = notebook;
    JoinRepeatedQuestions(notebook);
    ASSERT_LT(CountNotes(notebook), CountNotes(before));
    std::set<std::string> wordings, kept;
    for (const auto& [name, file] : before) {
      for (const Note& note : file.notes)
        wordings.insert(note.question + "\n" + std::string(Trim(note.answer)) + "\n" + note.sources[0].export_name);
    }
    for (const auto& [name, file] : notebook) {
      for (const Note& note : file.notes) {
        const auto keep = [&](const std::string& question, const std::string& answer,
                              const std::vector<Source>& sources) {
          for (const Source& source : sources)
            kept.insert(question + "\n" + std::string(Trim(answer)) + "\n" + source.export_name);
        };
        keep(note.question, note.answer, note.sources);
        for (const Variant& variant : note.variants) {
          keep(variant.question, variant.answer.value_or(note.answer), variant.sources);
          keep(variant.question, "", variant.sources);  // it had no answer of its own
        }
        keep(note.question, "", note.sources);
      }
    }
    for (const std::string& wording : wordings)
      EXPECT_TRUE(kept.contains(wording)) << "seed " << seed << ": " << wording;
    const auto words_before = WordsOf(before, false), words_after = WordsOf(notebook, false);
    for (const auto& [word, count] : words_before) EXPECT_TRUE(words_after.contains(word)) << word;
  }
}

TEST(DedupNotebook, SettlesAfterOneRun) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Notebook notebook = RandomNotebook(seed);
    JoinRepeatedQuestions(notebook);
    const Notebook once = notebook;
    JoinRepeatedQuestions(notebook);
    EXPECT_EQ(notebook, once) << "seed " << seed;
  }
}

TEST(DedupNotebook, FindsTheSameWithAnyNumberOfThreads) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const Notebook notebook = RandomNotebook(seed);
    const auto one = FindRepeatedQuestions(notebook);
    const auto four = FindRepeatedQuestions(
        notebook, {}, [](size_t count, const std::function<void(size_t)>& work) { ParallelFor(count, 4, work); });
    ASSERT_EQ(one.same.size(), four.same.size());
    for (size_t i = 0; i < one.same.size(); ++i) EXPECT_EQ(one.same[i].notes, four.same[i].notes);
  }
}

TEST(DedupNotebook, OneMoreNoteChangesOnlyTheNoteThatItJoins) {
  int joined = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    Notebook notebook = RandomNotebook(seed);
    JoinRepeatedQuestions(notebook);
    Notebook before = notebook;
    notebook["a.yaml"].notes.push_back(MakeNote("new", seed % 2 == 0 ? "Explain closures" : "What is a bloom filter?"));
    const JoinedNotes result = JoinFreshNotes(notebook, {"new"});
    const std::string target = result.moved.contains("new") ? result.moved.at("new") : "new";
    joined += target != "new" ? 1 : 0;
    for (const auto& [name, file] : before) {
      for (size_t n = 0; n < file.notes.size(); ++n) {
        Note now = notebook.at(name).notes.at(n);
        now.related = file.notes[n].related;  // may name the new one
        if (now.id == target) continue;
        EXPECT_EQ(now, file.notes[n]) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(joined, 10);
}

// Whatever moves where: after each single file that is written, each answer stands in some file.
TEST(WriteOrder, LosesNoNoteBetweenTwoFiles) {
  std::mt19937 random(7);
  int circles = 0;
  for (int round = 0; round < 300; ++round) {
    Notebook before;
    for (int n = 0; n < 12; ++n) {
      const std::string number = std::to_string(n);
      before[std::string(1, static_cast<char>('a' + random() % 4)) + ".yaml"].notes.push_back(
          MakeNote("note-" + number, "Question " + number, "answer" + number));
    }
    Notebook after = before;
    std::map<std::string, std::string> moved;
    for (int n = 1; n < 12; ++n) {
      if (random() % 2 == 0) continue;
      const std::string from = "note-" + std::to_string(n);
      Note gone;
      for (auto& [name, file] : after) {
        const auto at =
            std::find_if(file.notes.begin(), file.notes.end(), [&](const Note& note) { return note.id == from; });
        if (at == file.notes.end()) continue;
        gone = *at;
        file.notes.erase(at);
        break;
      }
      std::vector<Note*> left;
      for (auto& [name, file] : after) {
        for (Note& note : file.notes) left.push_back(&note);
      }
      Note& note = *left[random() % left.size()];
      MergeInto(note, gone);
      for (auto& [id, to] : moved) {
        if (to == from) to = note.id;
      }
      moved[from] = note.id;
    }
    const WriteOrder order = OrderWrites(before, after, moved);
    circles += order.first.empty() ? 0 : 1;
    Notebook now = before;
    const auto write = [&](const std::string& name, const NotesFile& file) {
      now[name] = file;
      const std::map<std::string, int> words = WordsOf(now, false);
      for (int n = 0; n < 12; ++n) ASSERT_TRUE(words.contains("answer" + std::to_string(n))) << round << " " << name;
    };
    for (const auto& [name, file] : order.first) write(name, file);
    for (const std::string& name : order.files) write(name, after.at(name));
    ASSERT_EQ(now, after) << round;
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(circles, 20);
}

}  // namespace
}  // namespace emend

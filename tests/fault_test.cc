// The tool under faults: every call that touches files fails or kills the process, one after the other.
//
// What must hold:  each file is as it was or as it shall be · exit status 0 only if all work was done · a temporary
// stays behind only after a kill · the next run sweeps it away and ends the work
//
// EMEND_FAULT_ROUNDS=n in the environment tries n times as many kills, and from 2 on more kinds of failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/run_program.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;
using Tree = std::map<std::string, std::string>;

struct Scenario {
  std::string name;
  Tree before;
  std::vector<std::string> words;
  int done;                                  // the exit status when all was done; 0 too where nothing was left to do
  int least_faults;                          // that are tried, so that no scenario shrinks unseen
  std::vector<std::string> kept = {};        // what must stand in some file at every moment
  std::set<std::string> often_written = {};  // files that are written more than once, and may hold a third text
};

struct Fault {
  const char* mode;
  int code;
};

constexpr Fault kFaults[] = {
    {"error", EIO},     {"error", ENOSPC},   {"error", EACCES},      {"error", EMFILE},
    {"error", EINTR},   {"persistent", EIO}, {"persistent", ENOSPC}, {"short", ENOSPC},
    {"kill-before", 0}, {"kill-after", 0},   {"kill-midway", 0},
};
constexpr Fault kMoreFaults[] = {
    {"error", EROFS},       {"error", EDQUOT},      {"error", ENOMEM},     {"error", EFBIG},
    {"persistent", EACCES}, {"persistent", EMFILE}, {"persistent", EROFS}, {"short", EIO},
};
constexpr int kKills = 130;  // in each scenario, by SIGKILL at random times
constexpr int kStops = 30;   // and by the signals that ask to end
constexpr const char* kDelay = "150";

int Rounds() {
  const char* text = std::getenv("EMEND_FAULT_ROUNDS");
  return text == nullptr ? 1 : std::max(1, std::atoi(text));
}

std::string Damaged(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += "line " + std::to_string(i) + ": it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s late\n";
  return text;
}

std::string Another(const std::string& id, const std::string& question, const std::string& answer) {
  return "\n- id: " + id + "\n  question: " + question + "\n  answer: |\n    " + answer + "\n  sources: []\n";
}

std::string OneNote(const std::string& id, const std::string& question, const std::string& answer) {
  return "format: emend/1\ntopic: Structures\nnotes:" + Another(id, question, answer);
}

std::vector<Scenario> Scenarios() {
  const std::string locks = "Q: What is a mutex?\nA: A lock that one thread holds at a time.\n";
  const std::string more =
      "Q: What is a mutex?\nA: Mutual exclusion.\n\nQ: What is a latch?\nA: A short lock on a page.\n";
  const std::string notes =
      "format: emend/1\ntopic: Locks\nnotes:\n- id: what-is-a-mutex\n  question: What is a mutex?\n  answer: |\n"
      "    A lock that one thread holds at a time.\n  sources:\n  - {export: locks.txt, lines: 1-2}\n";
  return {
      {"import",
       {{"more.txt", more}, {"out/locks.yaml", notes}},
       {"import", "more.txt", "-o", "out", "--ledger", "out/ledger.jsonl"},
       0,
       300},
      {"import into a new folder", {{"locks.txt", locks}}, {"import", "locks.txt", "-o", "new/notes"}, 0, 200},
      {"repair --in-place",
       {{"a.txt", Damaged(2000)}, {"sub/b.txt", Damaged(10)}},
       {"repair", "--in-place", "a.txt", "sub/b.txt"},
       0,
       300},
      {"check --fix",
       {{"emend.yaml", "rules: house\nselect: House\n"},
        {"house/House/Names.yml",
         "extends: substitution\nmessage: \"Write '%s', not '%s'.\"\nfix: safe\naction: {name: replace}\nswap: {latch: "
         "lock}\n"},
        {"a.md", "A latch, and a latch.\n"},
        {"sub/locks.yaml", notes + "- id: latch\n  question: \"A latch?\"\n  answer: none\n"}},
       {"check", "--fix", "--output-file", "found.json", "--output-format", "json", "a.md", "sub/locks.yaml"},
       1,
       700},
      {"dedup --merge",
       {{"notes/a.yaml",
         OneNote("what-is-a-closure", "What is a closure?", "A function with its scope.") +
             Another("tell-me-what-a-trie-is", "Can you tell me what a trie is?", "A tree of letters.")},
        {"notes/b.yaml", OneNote("what-is-a-heap", "What is a heap?", "A tree in an array.") +
                             Another("explain-closures", "Explain closures", "It remembers where it was made.")},
        {"notes/sub/c.yaml", OneNote("what-is-a-trie", "What is a trie?",
                                     "A tree whose edges are letters, so that a path from the root spells a word.")}},
       {"dedup", "--merge", "notes"},
       0,
       400,
       {"What is a closure?", "A function with its scope.", "Can you tell me what a trie is?", "A tree of letters.",
        "Explain closures", "It remembers where it was made.", "What is a trie?", "spells a word", "What is a heap?"}},
      {"dedup --merge of files that give to each other",
       {{"notes/a.yaml", OneNote("closure", "What is a closure?", "A function with its scope, and its scope with it.") +
                             Another("tries", "Explain tries", "Trees of letters.")},
        {"notes/b.yaml",
         OneNote("closures", "Explain closures", "Functions with scope.") +
             Another("trie", "What is a trie?", "A tree with letters at its edges, and a word a path.")}},
       {"dedup", "--merge", "notes"},
       0,
       400,
       {"What is a closure?", "and its scope with it", "Explain tries", "Trees of letters.", "Explain closures",
        "Functions with scope.", "What is a trie?", "a word a path"},
       {"notes/a.yaml"}},
  };
}

void Sleep(long nanoseconds) {
  const timespec wait = {0, nanoseconds};
  nanosleep(&wait, nullptr);
}

bool IsTemporary(const std::string& path) { return path.find(".emend-tmp-") != std::string::npos; }

void Fill(const std::string& folder, const Tree& tree) {
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
  for (const auto& [name, bytes] : tree) WriteBytes(folder + "/" + name, bytes);
}

class UnderFaults : public testing::TestWithParam<Scenario> {
 protected:
  Invocation Call(bool one_thread) const {
    Invocation call;
    call.words = {EMEND_BINARY, "-q"};
    if (one_thread) call.words.insert(call.words.end(), {"--jobs", "1"});
    call.words.insert(call.words.end(), GetParam().words.begin(), GetParam().words.end());
    call.folder = folder_.path();
    return call;
  }

  Outcome Run(long at, const Fault& fault, const std::string& log = "") {
    Invocation call = Call(true);
    call.variables = {{"LD_PRELOAD", EMEND_FAULT_INJECTOR},
                      {"FAULT_AT", std::to_string(at)},
                      {"FAULT_MODE", fault.mode},
                      {"FAULT_ERRNO", std::to_string(fault.code)}};
    if (!log.empty()) call.variables.emplace_back("FAULT_LOG", log);
    return RunProgram(call);
  }

  // Sends `signal` at a random moment of a run: every second time by the clock, else once the run, which is slowed down
  // for that, has made a random number of the calls that touch files.
  Outcome RunAndStop(int signal, bool by_clock, std::mt19937& random) {
    Invocation call = Call(false);
    const std::string log = logs_ / "moment";
    fs::remove(log);
    if (!by_clock) {
      call.variables = {{"LD_PRELOAD", EMEND_FAULT_INJECTOR}, {"FAULT_DELAY", kDelay}, {"FAULT_LOG", log}};
    }
    const auto moment = static_cast<long>(random());
    call.once_running = [&, this](pid_t pid) {
      Sleep(by_clock ? moment % 12'000'000 : moment % 300'000);
      for (int i = 0; !by_clock && i < 10'000; ++i) {
        const std::string calls = ReadBytes(log);
        if (std::count(calls.begin(), calls.end(), '\n') >= moment % count_) break;
        Sleep(100'000);
      }
      kill(pid, signal);
    };
    return RunProgram(call);
  }

  // The folder after an undisturbed run; counts its calls.
  Tree RunInPeace() {
    Fill(folder_.path(), GetParam().before);
    const Outcome outcome = Run(0, kFaults[0], logs_ / "calls");
    EXPECT_EQ(outcome.exit, GetParam().done) << outcome.err;
    const std::string calls = ReadBytes(logs_ / "calls");
    count_ = std::count(calls.begin(), calls.end(), '\n');
    EXPECT_GT(count_, 10) << "the injector was not loaded";
    return ReadTree(folder_.path());
  }

  static bool IsDone(int exit) { return exit == 0 || exit == GetParam().done; }

  // Compares the folder with what it was and what it shall be. Returns whether all is new.
  bool CheckFiles(const Tree& before, const Tree& after, bool temporaries_may_stay, const std::string& where) {
    const Tree now = ReadTree(folder_.path());
    bool all_new = true;
    std::string all;
    for (const auto& [name, bytes] : now) {
      if (IsTemporary(name)) {
        EXPECT_TRUE(temporaries_may_stay) << where << ": " << name << " is left";
        continue;
      }
      const auto old_bytes = before.find(name);
      const auto new_bytes = after.find(name);
      const bool is_old = old_bytes != before.end() && old_bytes->second == bytes;
      const bool is_new = new_bytes != after.end() && new_bytes->second == bytes;
      all += bytes;
      EXPECT_TRUE(is_old || is_new || GetParam().often_written.contains(name)) << where << ": " << name << " is torn";
      all_new = all_new && is_new;
    }
    for (const auto& [name, bytes] : before) EXPECT_TRUE(now.contains(name)) << where << ": " << name << " is gone";
    for (const auto& [name, bytes] : after) all_new = all_new && now.contains(name);
    for (const std::string& text : GetParam().kept)
      EXPECT_NE(all.find(text), std::string::npos) << where << ": " << text;
    return all_new;
  }

  const TemporaryFolder folder_{MemoryFolder()};
  const TemporaryFolder logs_{MemoryFolder()};
  long count_ = 0;  // the calls of an undisturbed run
};

TEST_P(UnderFaults, FilesAreOldOrNewAndTheStatusTellsTheTruth) {
  const Tree& before = GetParam().before;
  const Tree after = RunInPeace();
  ASSERT_NE(before, after);

  std::vector<Fault> faults(std::begin(kFaults), std::end(kFaults));
  if (Rounds() > 1) faults.insert(faults.end(), std::begin(kMoreFaults), std::end(kMoreFaults));
  int points = 0, kept_old = 0, became_new = 0, killed = 0;
  for (const Fault& fault : faults) {
    for (long at = 1; at <= count_; ++at) {
      const std::string where =
          std::string(fault.mode) + " " + std::to_string(fault.code) + " at call " + std::to_string(at);
      Fill(folder_.path(), before);
      const Outcome outcome = Run(at, fault);
      ++points;
      const bool was_killed = outcome.signal == SIGKILL;
      killed += was_killed ? 1 : 0;
      const bool all_new = CheckFiles(before, after, was_killed, where);
      (all_new ? became_new : kept_old) += 1;
      if (was_killed) {
        ASSERT_TRUE(IsDone(Run(0, fault).exit)) << where;
        ASSERT_TRUE(CheckFiles(after, after, false, where + ", run again"));
        continue;
      }
      ASSERT_TRUE(IsDone(outcome.exit) || outcome.exit == 2) << where << ": " << outcome.exit << " " << outcome.err;
      if (IsDone(outcome.exit)) {
        ASSERT_TRUE(all_new) << where << ": work is missing, but the status is 0";
      }
      if (outcome.exit == 2) {
        ASSERT_NE(outcome.err, "") << where;
      }
      if (HasFailure()) return;
    }
  }
  std::printf("%s: %ld calls, tried %d faults, survived %d (old %d, new %d, of them killed %d)\n",
              GetParam().name.c_str(), count_, points, points, kept_old, became_new, killed);
  EXPECT_GE(points, GetParam().least_faults);
}

TEST_P(UnderFaults, KillsAtRandomTimesTearNothing) {
  const Tree& before = GetParam().before;
  const Tree after = RunInPeace();
  std::mt19937 random(5);
  const int wanted = kKills * Rounds();
  int killed = 0, became_new = 0, left = 0;
  for (int i = 0; killed < wanted && i < 4 * wanted; ++i) {
    const std::string where = "kill " + std::to_string(i);
    Fill(folder_.path(), before);
    const Outcome outcome = RunAndStop(SIGKILL, i % 2 == 0, random);
    if (outcome.signal != SIGKILL) {  // it was quicker
      ASSERT_TRUE(IsDone(outcome.exit)) << where;
      ASSERT_TRUE(CheckFiles(after, after, false, where));
      continue;
    }
    ++killed;
    became_new += CheckFiles(before, after, true, where) ? 1 : 0;
    const Tree now = ReadTree(folder_.path());
    left += std::any_of(now.begin(), now.end(), [](const auto& file) { return IsTemporary(file.first); }) ? 1 : 0;
    ASSERT_TRUE(IsDone(Run(0, kFaults[0]).exit)) << where;
    ASSERT_TRUE(CheckFiles(after, after, false, where + ", run again"));
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_EQ(killed, wanted) << "the tool is too quick to be killed";
  std::printf(
      "%s: killed %d times, torn 0 (all new %d; temporaries left behind %d times, each swept by the next run)\n",
      GetParam().name.c_str(), killed, became_new, left);
}

TEST_P(UnderFaults, WhatIsAskedToStopLeavesNothingBehind) {
  const Tree& before = GetParam().before;
  const Tree after = RunInPeace();
  std::mt19937 random(6);
  int stopped = 0;
  constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};
  for (int i = 0; i < kStops * Rounds(); ++i) {
    const int signal = kSignals[i % 3];
    const std::string where = std::string(strsignal(signal)) + " " + std::to_string(i);
    Fill(folder_.path(), before);
    const Outcome outcome = RunAndStop(signal, false, random);
    stopped += outcome.signal == signal ? 1 : 0;
    ASSERT_TRUE(outcome.signal == signal || IsDone(outcome.exit)) << where << ": " << outcome.exit << outcome.err;
    const bool all_new = CheckFiles(before, after, false, where);
    ASSERT_TRUE(outcome.signal == signal || all_new) << where << ": work is missing, but the status is 0";
    ASSERT_FALSE(HasFailure());
  }
  std::printf("%s: asked to stop %d times, stopped %d times, left nothing behind\n", GetParam().name.c_str(),
              kStops * Rounds(), stopped);
}

void PrintTo(const Scenario& scenario, std::ostream* out) { *out << scenario.name; }

INSTANTIATE_TEST_SUITE_P(All, UnderFaults, testing::ValuesIn(Scenarios()), [](const auto& entry) {
  std::string name;
  for (const char c : entry.param.name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) name += c;
  }
  return name;
});

}  // namespace
}  // namespace emend

// The tool under faults: every call that touches files fails or kills the process, one after the other.
//
// What must hold:  each file is as it was or as it shall be · exit status 0 only if all work was done · a temporary
// stays behind only after a kill · the next run sweeps it away and ends the work
#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <map>
#include <random>
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
  int done = 0;  // the exit status when all was done; 0 too where nothing was left to do
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

std::string Damaged(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += "line " + std::to_string(i) + ": it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s late\n";
  return text;
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
       {"import", "more.txt", "-o", "out", "--ledger", "out/ledger.jsonl"}},
      {"import into a new folder", {{"locks.txt", locks}}, {"import", "locks.txt", "-o", "new/notes"}},
      {"repair --in-place",
       {{"a.txt", Damaged(2000)}, {"sub/b.txt", Damaged(10)}},
       {"repair", "--in-place", "a.txt", "sub/b.txt"}},
      {"check --fix",
       {{"emend.yaml", "rules: house\nselect: House\n"},
        {"house/House/Names.yml",
         "extends: substitution\nmessage: \"Write '%s', not '%s'.\"\nfix: safe\naction: {name: replace}\nswap: {latch: lock}\n"},
        {"a.md", "A latch, and a latch.\n"},
        {"sub/locks.yaml", notes + "- id: latch\n  question: \"A latch?\"\n  answer: none\n"}},
       {"check", "--fix", "--output-file", "found.json", "--output-format", "json", "a.md", "sub/locks.yaml"},
       1},
  };
}

bool IsTemporary(const std::string& path) { return path.find(".emend-tmp-") != std::string::npos; }

void Fill(const std::string& folder, const Tree& tree) {
  for (const auto& entry : fs::directory_iterator(folder)) fs::remove_all(entry.path());
  for (const auto& [name, bytes] : tree) WriteBytes(folder + "/" + name, bytes);
}

class UnderFaults : public testing::TestWithParam<Scenario> {
 protected:
  Outcome Run(long at, const Fault& fault, const std::string& log = "") {
    Invocation call;
    call.words = {EMEND_BINARY, "--jobs", "1", "-q"};
    call.words.insert(call.words.end(), GetParam().words.begin(), GetParam().words.end());
    call.folder = folder_.path();
    call.variables = {{"LD_PRELOAD", EMEND_FAULT_INJECTOR},
                      {"FAULT_AT", std::to_string(at)},
                      {"FAULT_MODE", fault.mode},
                      {"FAULT_ERRNO", std::to_string(fault.code)}};
    if (!log.empty()) call.variables.emplace_back("FAULT_LOG", log);
    return RunProgram(call);
  }

  static bool IsDone(int exit) { return exit == 0 || exit == GetParam().done; }

  // Compares the folder with what it was and what it shall be. Returns whether all is new.
  bool CheckFiles(const Tree& before, const Tree& after, bool temporaries_may_stay, const std::string& where) {
    const Tree now = ReadTree(folder_.path());
    bool all_new = true;
    for (const auto& [name, bytes] : now) {
      if (IsTemporary(name)) {
        EXPECT_TRUE(temporaries_may_stay) << where << ": " << name << " is left";
        continue;
      }
      const auto old_bytes = before.find(name);
      const auto new_bytes = after.find(name);
      const bool is_old = old_bytes != before.end() && old_bytes->second == bytes;
      const bool is_new = new_bytes != after.end() && new_bytes->second == bytes;
      EXPECT_TRUE(is_old || is_new) << where << ": " << name << " is torn";
      all_new = all_new && is_new;
    }
    for (const auto& [name, bytes] : before) EXPECT_TRUE(now.contains(name)) << where << ": " << name << " is gone";
    for (const auto& [name, bytes] : after) all_new = all_new && now.contains(name);
    return all_new;
  }

  const TemporaryFolder folder_;
};

TEST_P(UnderFaults, FilesAreOldOrNewAndTheStatusTellsTheTruth) {
  const Tree& before = GetParam().before;
  const TemporaryFolder logs;
  Fill(folder_.path(), before);
  const Outcome clean = Run(0, kFaults[0], logs / "calls");
  ASSERT_EQ(clean.exit, GetParam().done) << clean.err;
  const Tree after = ReadTree(folder_.path());
  ASSERT_NE(before, after);
  const std::string calls = ReadBytes(logs / "calls");
  const long count = std::count(calls.begin(), calls.end(), '\n');
  ASSERT_GT(count, 10) << "the injector was not loaded";

  int points = 0, kept_old = 0, became_new = 0, killed = 0;
  for (const Fault& fault : kFaults) {
    for (long at = 1; at <= count; ++at) {
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
              GetParam().name.c_str(), count, points, points, kept_old, became_new, killed);
}

TEST_P(UnderFaults, KillsAtRandomTimesTearNothing) {
  const Tree& before = GetParam().before;
  Fill(folder_.path(), before);
  ASSERT_TRUE(IsDone(Run(0, kFaults[0]).exit));
  const Tree after = ReadTree(folder_.path());
  std::mt19937 random(5);
  constexpr int kKills = 60;
  for (int i = 0; i < kKills; ++i) {
    Fill(folder_.path(), before);
    Invocation call;
    call.words = {EMEND_BINARY, "-q"};
    call.words.insert(call.words.end(), GetParam().words.begin(), GetParam().words.end());
    call.folder = folder_.path();
    call.once_running = [&random](pid_t pid) {
      const timespec wait = {0, static_cast<long>(random() % 15'000'000)};
      nanosleep(&wait, nullptr);
      kill(pid, SIGKILL);
    };
    RunProgram(call);
    CheckFiles(before, after, true, "kill " + std::to_string(i));
    ASSERT_FALSE(HasFailure());
  }
  std::printf("%s: killed %d times, torn 0\n", GetParam().name.c_str(), kKills);
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

#include "cli/git.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "cli/files.h"
#include "cli/process.h"

namespace emend {
namespace {

Error GitFault(std::string message) { return {"", 0, 0, "--changed-since: " + std::move(message)}; }

std::string_view FirstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

// What git says on stdout. It asks for nothing and takes no lock that others wait for.
Result<ProcessOutcome> Git(std::vector<std::string> words, const std::string& folder = ".",
                           const std::string& input = "") {
  words.insert(words.begin(), {"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", folder});
  return RunProcess(words, input);
}

Result<std::string> GitText(std::vector<std::string> words, const std::string& folder = ".",
                            const std::string& input = "") {
  const std::string what = words.front();
  Result<ProcessOutcome> outcome = Git(std::move(words), folder, input);
  if (!outcome.ok()) return outcome.error();
  if (outcome.value().exit != 0)
    return GitFault(fmt::format("git {} failed: {}", what, FirstLine(outcome.value().err)));
  return std::move(outcome.value().out);
}

std::string WithoutLineEnd(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

bool IsShallow() {
  const Result<std::string> answer = GitText({"rev-parse", "--is-shallow-repository"});
  return answer.ok() && answer.value().starts_with("true");
}

constexpr std::string_view kShallow =
    "this clone is shallow: fetch more of its history (git fetch --unshallow; in CI: fetch-depth: 0)";

Result<std::string> FindTop() {
  const Result<ProcessOutcome> top = Git({"rev-parse", "--show-toplevel"});
  if (!top.ok()) {
    return GitFault(top.error().ToString() + "; git is needed to know what changed");
  }
  if (top.value().exit != 0) {
    const std::string_view why = FirstLine(top.value().err);
    if (why.find("not a git repository") != std::string_view::npos)
      return GitFault("there is no git repository here; run emend in one");
    return GitFault(fmt::format("git says: {}", why));
  }
  return WithoutLineEnd(top.value().out);
}

Result<std::string> FindCommit(const std::string& revision) {
  const Result<ProcessOutcome> found =
      Git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
  if (!found.ok()) return found.error();
  // --end-of-options is printed too by gits before 2.30
  std::string_view text = found.value().out;
  if (found.value().exit == 0) return WithoutLineEnd(std::string(text.substr(text.rfind('\n', text.size() - 2) + 1)));
  if (revision == "HEAD") return GitFault("there is no commit yet; make the first one");
  return GitFault(
      fmt::format("no commit is named \"{}\"; {}", revision, IsShallow() ? kShallow : "check the name, or fetch it"));
}

Result<std::string> FindMergeBase(const std::string& revision) {
  const Result<std::string> head = FindCommit("HEAD");
  if (!head.ok()) return head.error();
  const Result<std::string> commit = FindCommit(revision);
  if (!commit.ok()) return commit.error();
  const Result<ProcessOutcome> base = Git({"merge-base", commit.value(), head.value()});
  if (!base.ok()) return base.error();
  if (base.value().exit == 0) return WithoutLineEnd(base.value().out);
  return GitFault(
      IsShallow()
          ? std::string(kShallow)
          : fmt::format("\"{}\" and HEAD have no commit in common; name a branch that HEAD comes from", revision));
}

std::vector<std::string_view> SplitAtNul(std::string_view text) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\0'), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// One entry of `git diff --raw -z`: `:100644 100644 <sha> <sha> R087`, then one path, or two for a rename or copy.
struct RawEntry {
  bool is_file = true;
  std::string old_blob;  // empty if the file was not there
  std::string old_path;
  std::string new_path;  // empty if the file is gone
};

std::vector<RawEntry> ParseRaw(std::string_view text) {
  std::vector<RawEntry> entries;
  const std::vector<std::string_view> parts = SplitAtNul(text);
  for (size_t i = 0; i + 1 < parts.size();) {
    const std::string_view head = parts[i++];
    if (!head.starts_with(':')) break;
    std::vector<std::string_view> fields;
    for (size_t begin = 1; begin <= head.size();) {
      const size_t end = std::min(head.find(' ', begin), head.size());
      fields.push_back(head.substr(begin, end - begin));
      begin = end + 1;
    }
    if (fields.size() < 5 || fields[4].empty()) break;
    RawEntry entry;
    const char kind = fields[4].front();
    const auto is_plain = [](std::string_view mode) { return mode.starts_with("100") || mode == "000000"; };
    entry.is_file = is_plain(fields[0]) && is_plain(fields[1]);
    entry.old_path = entry.new_path = std::string(parts[i++]);
    if ((kind == 'R' || kind == 'C') && i < parts.size()) entry.new_path = std::string(parts[i++]);
    if (fields[0].starts_with("100")) entry.old_blob = std::string(fields[2]);
    if (kind == 'D') entry.new_path.clear();
    entries.push_back(std::move(entry));
  }
  return entries;
}

// The contents of blobs, in the order asked for.
Result<std::vector<std::string>> ReadBlobs(const std::vector<std::string>& blobs) {
  std::vector<std::string> contents;
  if (blobs.empty()) return contents;
  std::string input;
  for (const std::string& blob : blobs) input += blob + "\n";
  const Result<std::string> output = GitText({"cat-file", "--batch"}, ".", input);
  if (!output.ok()) return output.error();
  std::string_view rest = output.value();
  for (const std::string& blob : blobs) {  // `<sha> blob <size>\n<bytes>\n`
    const std::string_view head = FirstLine(rest);
    const std::string_view number = head.substr(head.rfind(' ') + 1);
    size_t size = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), size);
    if (fault != std::errc() || rest.size() < head.size() + size + 2)
      return GitFault(fmt::format("git has lost the object {}: git fsck tells more", blob));
    contents.emplace_back(rest.substr(head.size() + 1, size));
    rest.remove_prefix(head.size() + size + 2);
  }
  return contents;
}

}  // namespace

Result<RevisionChanges> ReadChangesSince(std::string_view revision, bool (*wanted)(std::string_view path)) {
  const Result<std::string> top = FindTop();
  if (!top.ok()) return top.error();
  const Result<std::string> base = FindMergeBase(std::string(revision));
  if (!base.ok()) return base.error();
  const Result<std::string> raw = GitText({"diff", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff",
                                           "--ignore-submodules", "--no-relative", base.value(), "--"},
                                          top.value());
  if (!raw.ok()) return raw.error();
  const Result<std::string> untracked =
      GitText({"ls-files", "-z", "--others", "--exclude-standard", "--full-name"}, top.value());
  if (!untracked.ok()) return untracked.error();

  std::vector<RawEntry> entries = ParseRaw(raw.value());
  std::erase_if(entries, [&](const RawEntry& entry) {
    return !entry.is_file || !wanted(entry.new_path.empty() ? entry.old_path : entry.new_path);
  });
  std::vector<std::string> blobs;
  for (const RawEntry& entry : entries) {
    if (!entry.old_blob.empty()) blobs.push_back(entry.old_blob);
  }
  Result<std::vector<std::string>> contents = ReadBlobs(blobs);
  if (!contents.ok()) return contents.error();

  RevisionChanges changes;
  size_t next = 0;
  for (const RawEntry& entry : entries) {
    OldFile old;
    if (!entry.old_blob.empty()) old = {entry.old_path, std::move(contents.value()[next++])};
    if (entry.new_path.empty()) {
      changes.removed.push_back(std::move(old));
    } else if (const std::string real = RealPath(top.value() + "/" + entry.new_path); !real.empty()) {
      changes.files[real] = std::move(old);
    }
  }
  for (const std::string_view path : SplitAtNul(untracked.value())) {
    if (!wanted(path)) continue;
    if (const std::string real = RealPath(top.value() + "/" + std::string(path)); !real.empty()) changes.files[real];
  }
  return changes;
}

}  // namespace emend

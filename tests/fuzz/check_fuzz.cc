// Any bytes as a file, checked with every rule that comes with emend: findings stand inside the file, are the same when
// it is asked again, and their fixes change only the bytes that they name and come to an end. The first byte says what
// kind of file it is.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "check/builtin.h"
#include "check/fixes.h"
#include "check/runner.h"
#include "cli/rules_folder.h"
#include "fuzz/require.h"

namespace emend {
namespace {

const Runner& AllRules() {
  static const Runner runner = [] {
    LoadedRules loaded = LoadRules({BuiltInRulesFolder()}, 2);
    Require(loaded.errors.empty() && !loaded.rules.empty(), "the rules are read", BuiltInRulesFolder());
    for (Rule& rule : BuiltInChecks()) loaded.rules.push_back(std::move(rule));
    return Runner(std::move(loaded.rules));
  }();
  return runner;
}

bool AtBorder(const std::string& bytes, size_t at) {
  return at == bytes.size() || (at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80);
}

void RequireSound(const CheckedFile& file, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    const std::string& name = finding.rule->name;
    Require(finding.span.begin <= finding.span.end && finding.span.end <= file.bytes.size(), "inside the file", name);
    Require(AtBorder(file.bytes, finding.span.begin) && AtBorder(file.bytes, finding.span.end), "whole characters",
            name);
    Require(finding.begin.line >= 1 && finding.begin.column >= 1 && finding.begin.line <= finding.end.line, "a place",
            name);
    Require(!finding.message.empty() && finding.message.find('\n') == std::string::npos, "one line of message", name);
    size_t at = 0;
    for (const Edit& edit : finding.edits) {
      Require(at <= edit.span.begin && edit.span.end <= file.bytes.size(), "edits in order", name);
      at = edit.span.end;
    }
  }
}

void RequireSettled(const CheckedFile& file) {
  const auto check = [](const CheckedFile& one) { return AllRules().Run(one); };
  const FixedFile fixed = FixFile(file, FixSafety::kUnsafe, check);
  Require(fixed.settled, "fixes settle", fixed.fixed.empty() ? "" : fixed.fixed.back().rule->name);
  const FixedFile again = FixFile(fixed.file, FixSafety::kUnsafe, check);
  Require(again.file.bytes == fixed.file.bytes, "a fixed file needs no fix",
          again.fixed.empty() ? "" : again.fixed.front().rule->name);
}

}  // namespace
}  // namespace emend

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  using namespace emend;
  if (size == 0) return 0;
  const FileFormat format = bytes[0] == 'n'   ? FileFormat::kNotes
                            : bytes[0] == 't' ? FileFormat::kText
                                              : FileFormat::kMarkdown;
  const auto file = ReadCheckedFile(std::string(reinterpret_cast<const char*>(bytes) + 1, size - 1), "fuzz", format);
  if (!file.ok()) return 0;
  const std::vector<Finding> findings = AllRules().Run(file.value());
  RequireSound(file.value(), findings);
  const std::vector<Finding> again = AllRules().Run(file.value());
  Require(findings.size() == again.size() && std::equal(findings.begin(), findings.end(), again.begin(),
                                                        [](const Finding& a, const Finding& b) {
                                                          return a.span == b.span && a.fingerprint == b.fingerprint &&
                                                                 a.message == b.message;
                                                        }),
          "the same findings", "");
  RequireSettled(file.value());
  return 0;
}

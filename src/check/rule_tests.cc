#include "check/rule_tests.h"

#include <fmt/format.h>

#include "base/escape.h"
#include "notes/yaml.h"

namespace emend {
namespace {

std::string Listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "\"" : ", \"") + EscapeForTerminal(text) + '"';
  return out.empty() ? "nothing" : out;
}

}  // namespace

RuleTestFile MakeTestFile(const RuleTest& test) {
  if (test.format == "text") return {test.input, "test.txt"};
  if (test.format == "notes") return {test.input, "test.yaml"};
  if (test.format != "note") return {test.input, "test.md"};
  NotesFile file;
  file.topic = "Test";
  Note note;
  note.id = "test";
  note.question = test.question.value_or("What is under test?");
  note.answer = test.input;
  note.sources.push_back({"test.txt", {1, 1}});
  file.notes.push_back(std::move(note));
  return {WriteNotes(file), "test.yaml"};
}

std::vector<Error> RunRuleTests(const Runner& runner) {
  std::vector<Error> errors;
  for (const Rule& rule : runner.rules()) {
    bool fires = false;
    bool silent = false;
    for (const RuleTest& test : rule.header.tests) {
      (test.want.empty() ? silent : fires) = true;
      const auto fail = [&](std::string fault) {
        errors.push_back(
            {rule.header.path, test.line, 0,
             fmt::format("{}: test \"{}\" {}", rule.header.facts->name, EscapeForTerminal(test.name), fault)});
      };
      RuleTestFile made = MakeTestFile(test);
      const FileFormat format = FormatOf(made.path);
      const Result<CheckedFile> file = ReadCheckedFile(std::move(made.bytes), made.path, format);
      if (!file.ok()) {
        fail("cannot be read: " + file.error().message);
        continue;
      }
      if (file.value().fault) fail("is no sound file of notes: " + file.value().fault->message);
      std::vector<std::string> found;
      for (const Finding& finding : runner.Run(file.value())) {
        if (finding.rule == rule.header.facts) found.push_back(finding.match);
      }
      if (found != test.want) fail(fmt::format("wants {}, finds {}", Listed(test.want), Listed(found)));
    }
    const auto lacks = [&](const char* what) {
      errors.push_back({rule.header.path, 0, 0, fmt::format("{}: {}", rule.header.facts->name, what)});
    };
    if (!fires) lacks("no test fires; add one with `want`");
    if (!silent) lacks("no test stays silent; add one with `absent: true`");
    if (rule.header.facts->name.starts_with("Facts.") && rule.header.facts->cite.empty())
      lacks("no document is cited; add `cite: [{title: ..., section: ..., url: ..., accessed: ...}]`");
  }
  return errors;
}

}  // namespace emend

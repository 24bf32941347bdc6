#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/nearest.h"
#include "base/unicode.h"
#include "check/acceptance.h"
#include "check/suppression.h"

namespace emend {
namespace {

enum class Verb { kOff, kOn, kNextLine };

constexpr std::array<std::string_view, 3> kVerbs = {"off", "on", "disable-next-line"};

struct Command {
  std::optional<Verb> verb;
  std::string verb_text;
  std::vector<std::string> selectors;
  bool has_reason = false;
};

// `emend off Terms.Products, Style: the name of a class`
Command ParseCommand(std::string_view text) {
  Command command;
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos) command.has_reason = !Trim(text.substr(colon + 1)).empty();
  std::string_view words = text.substr(0, colon);
  bool first = true;
  for (size_t at = 0; at < words.size();) {
    const size_t begin = words.find_first_not_of(" ,\t\r\n", at);
    if (begin == std::string_view::npos) break;
    at = std::min(words.find_first_of(" ,\t\r\n", begin), words.size());
    const std::string word(words.substr(begin, at - begin));
    if (word == "emend" && first) {
      first = false;
    } else if (command.verb_text.empty()) {
      command.verb_text = word;
      for (size_t i = 0; i < kVerbs.size(); ++i) {
        if (kVerbs[i] == word) command.verb = static_cast<Verb>(i);
      }
    } else {
      command.selectors.push_back(word);
    }
  }
  return command;
}

std::string FaultOf(const Command& command) {
  if (!command.verb.has_value()) {
    const std::string_view nearest = NearestName(command.verb_text, kVerbs);
    return fmt::format("a comment to emend says {}, not \"{}\"{}", fmt::join(kVerbs, ", "), command.verb_text,
                       nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest));
  }
  if (command.verb != Verb::kOn && command.selectors.empty())
    return fmt::format("name the rule: <!-- emend {} Style.Rule: reason -->", command.verb_text);
  return "";
}

bool IsBlankText(std::string_view text) { return Trim(text).empty(); }

// Takes out a comment: with its line where it has one to itself, unless that would join the lines around it.
Edit Remove(std::string_view bytes, Span comment, const LineIndex& lines) {
  const int first = lines.PositionOf(comment.begin).line, last = lines.PositionOf(comment.end).line;
  const Span begin = lines.line(first), end = lines.line(last);
  const bool alone = IsBlankText(bytes.substr(begin.begin, comment.begin - begin.begin)) &&
                     IsBlankText(bytes.substr(comment.end, end.end - comment.end));
  const auto blank = [&](int line) {
    return line < 1 || line > lines.line_count() ||
           IsBlankText(bytes.substr(lines.line(line).begin, lines.line(line).size()));
  };
  if (!alone) return {comment, ""};
  if (!blank(first - 1) && !blank(last + 1)) return {{begin.begin, end.end}, ""};
  // Of two blank lines around it one goes too.
  const bool both = first > 1 && blank(first - 1) && last < lines.line_count() && blank(last + 1);
  const int behind = last + (both ? 2 : 1);
  return {{begin.begin, behind <= lines.line_count() ? lines.line(behind).begin : bytes.size()}, ""};
}

bool IsNamed(const Command& on, const std::string& selector) {
  return on.selectors.empty() || std::find(on.selectors.begin(), on.selectors.end(), selector) != on.selectors.end();
}

// The bytes of the next line that is not blank.
Span NextLine(std::string_view bytes, size_t from, const LineIndex& lines) {
  for (int line = lines.PositionOf(from).line + 1; line <= lines.line_count(); ++line) {
    const Span span = lines.line(line);
    if (!IsBlankText(bytes.substr(span.begin, span.size()))) return span;
  }
  return {bytes.size(), bytes.size()};
}

}  // namespace

std::vector<Acceptance> ReadDirectives(const CheckedFile& file, const LineIndex& lines) {
  std::vector<Acceptance> all;
  std::vector<Command> commands;
  for (const Directive& directive : file.directives) commands.push_back(ParseCommand(directive.text));
  // Each rule of an `off` is an acceptance of its own, as each may end elsewhere.
  std::vector<bool> closes(commands.size(), false);
  for (size_t i = 0; i < commands.size(); ++i) {
    const Directive& directive = file.directives[i];
    const Command& command = commands[i];
    Acceptance entry;
    entry.rule = TextDirectiveRule();
    entry.place = directive.span;
    entry.has_reason = command.has_reason;
    const auto note = static_cast<size_t>(directive.note);
    if (directive.note >= 0 && note < file.notes.notes.size()) entry.note = file.notes.notes[note].id;
    entry.fault = FaultOf(command);
    if (!entry.fault.empty()) {
      all.push_back(entry);
      continue;
    }
    if (command.verb == Verb::kOn) {
      if (closes[i]) continue;
      entry.fault = "this turns on what nothing before it turned off: take it out";
      entry.removal = {Remove(file.bytes, directive.span, lines)};
      all.push_back(entry);
      continue;
    }
    const bool only = command.selectors.size() == 1;
    for (const std::string& selector : command.selectors) {
      entry.selectors = {selector};
      entry.removal.clear();
      if (only) entry.removal.push_back(Remove(file.bytes, directive.span, lines));
      if (command.verb == Verb::kNextLine) {
        entry.where = NextLine(file.bytes, directive.span.end, lines);
        all.push_back(entry);
        continue;
      }
      size_t end = directive.note >= 0 && note < file.note_spans.size() ? file.note_spans[note].end : file.bytes.size();
      for (size_t j = i + 1; j < commands.size() && file.directives[j].note == directive.note; ++j) {
        if (commands[j].verb != Verb::kOn || !IsNamed(commands[j], selector)) continue;
        end = file.directives[j].span.begin;
        closes[j] = true;
        if (only && commands[j].selectors.size() == 1)
          entry.removal.push_back(Remove(file.bytes, file.directives[j].span, lines));
        break;
      }
      entry.where = {directive.span.end, end};
      all.push_back(entry);
    }
  }
  return all;
}

}  // namespace emend

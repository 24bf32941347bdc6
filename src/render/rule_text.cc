#include "render/rule_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/escape.h"
#include "base/utf8.h"
#include "render/json.h"

namespace emend {
namespace {

std::string_view ToString(Confidence confidence) {
  static constexpr std::array<std::string_view, 3> kNames = {"low", "medium", "high"};
  return kNames[static_cast<size_t>(confidence)];
}

// `heading & ~question`
std::string ScopeText(const ScopeTerms& terms) {
  std::string out;
  for (const std::string& name : terms.all) out += (out.empty() ? "" : " & ") + name;
  for (const std::string& name : terms.none) out += (out.empty() ? "~" : " & ~") + name;
  return out;
}

std::vector<std::string> Scopes(const Selector& scope) {
  std::vector<std::string> scopes;
  for (const ScopeTerms& terms : scope.alternatives) scopes.push_back(ScopeText(terms));
  if (scopes.empty()) scopes.emplace_back("text");
  return scopes;
}

std::string JsonList(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ",") + JsonString(text);
  return "[" + out + "]";
}

std::string CitationText(const Citation& citation) {
  std::string out = citation.title;
  if (!citation.section.empty()) out += (out.empty() ? "" : ", ") + citation.section;
  if (!citation.url.empty()) out += (out.empty() ? "" : ": ") + citation.url;
  if (!citation.accessed.empty()) out += " (" + citation.accessed + ")";
  return out;
}

std::string TestJson(const RuleTest& test) {
  std::string out = fmt::format(R"({{"name":{},"format":{})", JsonString(test.name), JsonString(test.format));
  if (test.question) out += fmt::format(R"(,"question":{})", JsonString(*test.question));
  return out + fmt::format(R"(,"input":{},"want":{}}})", JsonString(test.input), JsonList(test.want));
}

std::string RuleJson(const Rule& rule) {
  const RuleHeader& header = rule.header;
  std::string cite;
  for (const Citation& citation : header.facts->cite) {
    cite += fmt::format(R"({}{{"title":{},"section":{},"url":{},"accessed":{}}})", cite.empty() ? "" : ",",
                        JsonString(citation.title), JsonString(citation.section), JsonString(citation.url),
                        JsonString(citation.accessed));
  }
  std::string tests;
  for (const RuleTest& test : header.tests) tests += (tests.empty() ? "" : ",") + TestJson(test);
  return fmt::format(
      R"({{"name":{},"kind":{},"level":{},"confidence":{},"fix":{},"message":{},"description":{},"link":{},"scope":{},"cite":[{}],"tests":[{}],"path":{}}})",
      JsonString(header.facts->name), JsonString(header.kind), JsonString(ToString(header.level)),
      JsonString(ToString(header.confidence)), JsonString(ToString(header.fix)), JsonString(header.message),
      JsonString(header.facts->description), JsonString(header.facts->link), JsonList(Scopes(header.scope)), cite,
      tests, JsonString(header.path));
}

std::string_view FirstSentence(std::string_view text) {
  for (size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1))
    return text.substr(0, at + 1);
  return text;
}

// The lines of a text, each behind four spaces.
std::string Indented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    out += "    " + EscapeForTerminal(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string RulesAsText(std::span<const Rule> rules) {
  size_t widest = 0;
  size_t widest_kind = 0;
  for (const Rule& rule : rules) {
    widest = std::max(widest, CountCodePoints(rule.header.facts->name));
    widest_kind = std::max(widest_kind, rule.header.kind.size());
  }
  std::string out;
  for (const Rule& rule : rules) {
    const RuleHeader& header = rule.header;
    const std::string name = EscapeForTerminal(header.facts->name);
    const std::string& why = header.facts->description.empty() ? header.message : header.facts->description;
    out += fmt::format("{:<{}}  {:<10}  {:<{}}  {}\n", name, widest, ToString(header.level), header.kind, widest_kind,
                       EscapeForTerminal(FirstSentence(why)));
  }
  return out;
}

std::string RuleAsText(const Rule& rule) {
  const RuleHeader& header = rule.header;
  std::string out = EscapeForTerminal(header.facts->name) + "\n\n";
  const auto row = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("  {:<11} {}\n", name, EscapeForTerminal(value));
  };
  row("says", header.message);
  row("why", header.facts->description);
  row("level", ToString(header.level));
  row("kind", header.kind);
  row("scope", fmt::format("{}", fmt::join(Scopes(header.scope), ", ")));
  row("confidence", ToString(header.confidence));
  row("fix", ToString(header.fix));
  for (const Citation& citation : header.facts->cite) row("cites", CitationText(citation));
  row("link", header.facts->link);
  row("file", header.path);
  for (const bool fires : {true, false}) {
    int shown = 0;
    for (const RuleTest& test : header.tests) {
      if (test.want.empty() == fires || shown == 2) continue;
      if (shown++ == 0) out += fires ? "\n  Found:\n" : "\n  Not found:\n";
      if (test.question) out += Indented(*test.question);
      out += Indented(test.input);
      if (fires) out += fmt::format("      -> {}\n", EscapeForTerminal(fmt::format("{}", fmt::join(test.want, " | "))));
    }
  }
  return out;
}

std::string RulesAsJson(std::span<const Rule> rules) {
  std::string out;
  for (const Rule& rule : rules) out += (out.empty() ? "  " : ",\n  ") + RuleJson(rule);
  return out.empty() ? "[]\n" : "[\n" + out + "\n]\n";
}

}  // namespace emend

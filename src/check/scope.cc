#include "check/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "base/unicode.h"
#include "check/file_view.h"

namespace emend {
namespace {

constexpr std::array<std::string_view, 29> kNames = {
    "text",       "paragraph",  "sentence",    "heading",    "heading.h1", "heading.h2", "heading.h3",   "heading.h4",
    "heading.h5", "heading.h6", "list",        "blockquote", "quote",      "table",      "table.header", "table.cell",
    "code",       "code.block", "code.inline", "link",       "alt",        "strong",     "emphasis",     "raw",
    "question",   "answer",     "topic",       "variant",    "summary",
};

// Scopes that are parts of a passage's text.
struct InlineScope {
  std::string_view name;
  InlineKind kind;
};
constexpr std::array<InlineScope, 5> kInline = {{{"code.inline", InlineKind::kCode},
                                                 {"link", InlineKind::kLink},
                                                 {"alt", InlineKind::kAlt},
                                                 {"strong", InlineKind::kStrong},
                                                 {"emphasis", InlineKind::kEmphasis}}};

const InlineScope* FindInline(std::string_view name) {
  const auto found = std::find_if(kInline.begin(), kInline.end(), [&](const InlineScope& s) { return s.name == name; });
  return found == kInline.end() ? nullptr : &*found;
}

bool IsKnown(std::string_view name) {
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         (name.starts_with("code.block.") && name.size() > 11);
}

bool IsTable(const Passage& p) { return p.kind == PassageKind::kTableCell || p.kind == PassageKind::kTableHeader; }

// Whether the passage as a whole is of a scope. Inline scopes and sentences are looked for in prose.
bool Matches(const Passage& p, std::string_view name) {
  const bool code = p.kind == PassageKind::kCode;
  if (name == "raw") return false;  // not a part of the file but all of it
  if (name == "text" || name == "sentence" || name == "summary" || FindInline(name) != nullptr) return !code;
  if (name == "paragraph") return p.kind == PassageKind::kParagraph && p.list_depth == 0;
  if (name == "heading") return p.kind == PassageKind::kHeading;
  if (name.starts_with("heading.h")) return p.kind == PassageKind::kHeading && p.level == name.back() - '0';
  if (name == "list") return p.kind == PassageKind::kParagraph && p.list_depth > 0;
  if (name == "blockquote" || name == "quote") return !code && p.quote_depth > 0;
  if (name == "table") return IsTable(p);
  if (name == "table.header") return p.kind == PassageKind::kTableHeader;
  if (name == "table.cell") return p.kind == PassageKind::kTableCell;
  if (name == "code") return true;  // blocks, and pieces of prose
  if (name == "code.block") return code;
  if (name.starts_with("code.block.")) return code && p.language == name.substr(11);
  if (name == "question") return p.field == NoteField::kQuestion || p.field == NoteField::kVariantQuestion;
  if (name == "answer") return p.field == NoteField::kAnswer || p.field == NoteField::kVariantAnswer;
  if (name == "topic") return p.field == NoteField::kTopic;
  return name == "variant" && p.variant >= 0;
}

// What is left of `spans` without those of the marks of a kind.
std::vector<Span> Without(const std::vector<Span>& spans, const Passage& p, InlineKind kind) {
  std::vector<Span> left;
  for (const Span span : spans) {
    size_t at = span.begin;
    for (const InlineMark& mark : p.marks) {
      if (mark.kind != kind || mark.span.end <= at || mark.span.begin >= span.end) continue;
      if (mark.span.begin > at) left.push_back({at, mark.span.begin});
      at = std::max(at, mark.span.end);
    }
    if (at < span.end) left.push_back({at, span.end});
  }
  return left;
}

std::vector<Span> MarksOf(const Passage& p, InlineKind kind) {
  std::vector<Span> spans;
  for (const InlineMark& mark : p.marks) {
    if (mark.kind == kind) spans.push_back(mark.span);
  }
  return spans;
}

// Whether a scope is of whole passages.
bool IsWhole(const ScopeTerms& terms) {
  const auto is_part = [](const std::string& name) {
    return name == "code" || name == "sentence" || FindInline(name) != nullptr;
  };
  return std::none_of(terms.all.begin(), terms.all.end(), is_part) &&
         std::none_of(terms.none.begin(), terms.none.end(), is_part);
}

void AddTargets(const FileView& view, size_t index, const ScopeTerms& terms, bool whole, std::vector<Target>& targets) {
  const Passage& p = view.passage(index);
  const auto matches = [&](const std::string& name) { return Matches(p, name); };
  if (!std::all_of(terms.all.begin(), terms.all.end(), matches)) return;
  if (whole) {
    if (!p.text.empty() && std::none_of(terms.none.begin(), terms.none.end(), matches))
      targets.push_back({index, {0, p.text.size()}});
    return;
  }
  std::vector<Span> spans = {{0, p.text.size()}};
  for (const std::string& name : terms.all) {
    const InlineScope* part = FindInline(name);
    if (name == "sentence") spans = view.sentences(index);
    if (part != nullptr) spans = MarksOf(p, part->kind);
    if (name == "code" && p.kind != PassageKind::kCode) spans = MarksOf(p, InlineKind::kCode);
  }
  for (const std::string& name : terms.none) {
    const InlineScope* part = FindInline(name);
    if (part != nullptr) {
      spans = Without(spans, p, part->kind);
    } else if (name == "code" && p.kind != PassageKind::kCode) {
      spans = Without(spans, p, InlineKind::kCode);
    } else if (name != "sentence" && matches(name)) {
      return;
    }
  }
  for (const Span span : spans) {
    if (!span.empty()) targets.push_back({index, span});
  }
}

}  // namespace

Result<ScopeTerms> ParseScope(std::string_view text) {
  ScopeTerms terms;
  while (true) {
    const size_t end = std::min(text.find('&'), text.size());
    std::string_view name = Trim(text.substr(0, end));
    const bool negated = name.starts_with('~');
    if (negated) name = Trim(name.substr(1));
    if (!IsKnown(name)) {
      const std::string_view nearest = NearestName(name, kNames);
      return Error{"", 0, 0,
                   nearest.empty()
                       ? fmt::format("no scope is named \"{}\"; known are {}", name, fmt::join(kNames, ", "))
                       : fmt::format("no scope is named \"{}\"; did you mean \"{}\"?", name, nearest)};
    }
    (negated ? terms.none : terms.all).emplace_back(name);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  if (terms.all.empty()) terms.all.emplace_back("text");
  const bool raw = std::find(terms.all.begin(), terms.all.end(), "raw") != terms.all.end() ||
                   std::find(terms.none.begin(), terms.none.end(), "raw") != terms.none.end();
  if (raw && terms.all.size() + terms.none.size() > 1)
    return Error{"", 0, 0, "`raw` is the whole file with its mark-up; it goes with no other name"};
  return terms;
}

std::vector<Target> FindTargets(const FileView& view, const Selector& selector) {
  static const std::vector<ScopeTerms> kText = {{{"text"}, {}}};
  const std::vector<ScopeTerms>& alternatives = selector.alternatives.empty() ? kText : selector.alternatives;
  std::vector<Target> targets;
  std::vector<bool> whole;
  for (const ScopeTerms& terms : alternatives) whole.push_back(IsWhole(terms));
  for (size_t i = 0; i < view.file().passages.size(); ++i) {
    const size_t before = targets.size();
    for (size_t j = 0; j < alternatives.size(); ++j) AddTargets(view, i, alternatives[j], whole[j], targets);
    if (alternatives.size() == 1) continue;
    const auto begin = targets.begin() + static_cast<std::ptrdiff_t>(before);
    const auto less = [](const Target& a, const Target& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    std::sort(begin, targets.end(), less);
    targets.erase(std::unique(begin, targets.end(), [](const Target& a, const Target& b) { return a.span == b.span; }),
                  targets.end());
  }
  if (SelectsRaw(selector)) targets.push_back({view.raw_passage(), {0, view.file().bytes.size()}});
  return targets;
}

bool SelectsRaw(const Selector& selector) {
  return std::any_of(selector.alternatives.begin(), selector.alternatives.end(),
                     [](const ScopeTerms& terms) { return terms.all == std::vector<std::string>{"raw"}; });
}

bool SelectsCode(const Selector& selector) {
  return std::any_of(selector.alternatives.begin(), selector.alternatives.end(), [](const ScopeTerms& terms) {
    return std::any_of(terms.all.begin(), terms.all.end(),
                       [](const std::string& name) { return name.starts_with("code") || name == "raw"; });
  });
}

}  // namespace emend

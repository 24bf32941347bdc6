// Code: patterns over the lines of one block.
#include <re2/re2.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/lazy_regex.h"
#include "base/literals.h"
#include "check/file_view.h"
#include "check/kinds/fact_keys.h"
#include "facts/advice.h"
#include "facts/code_lines.h"

namespace emend {
namespace {

constexpr std::string_view kCodeKeys[] = {"covers", "states"};
constexpr std::string_view kCodeStateKeys[] = {"languages", "all",        "none",     "order",  "adjacent",
                                               "within",    "not_within", "comments", "message"};

using Regex = std::unique_ptr<const LazyRegex>;

struct State {
  std::vector<std::string> languages;
  std::vector<Regex> all;
  std::vector<Regex> none;
  std::vector<Regex> order;
  bool adjacent = false;  // the lines of `order` follow each other at once
  bool comments = false;  // `all` may match in comments
  Regex within;
  Regex not_within;
  std::string message;
};

class CodeCheck : public Check {
 public:
  explicit CodeCheck(std::vector<State> states) : states_(std::move(states)) {}

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    (void)targets;  // code blocks, which no scope of prose holds
    const auto& passages = view.file().passages;
    std::vector<Hit> inline_hits;
    for (size_t i = 0; i < passages.size(); ++i) {
      if (!facts::IsCode(passages[i])) {
        RunOnInline(view, i, inline_hits);
        continue;
      }
      for (const State& state : states_) RunState(view, i, state, hits);
    }
    if (inline_hits.empty()) return;
    std::vector<size_t> places;
    for (const Hit& hit : inline_hits) places.push_back(hit.passage);
    const facts::Reading& reading = view.ReadingWith(places);
    for (Hit& hit : inline_hits) {
      if (!facts::IsDismissed(reading, hit.passage, hit.span)) hits.push_back(std::move(hit));
    }
  }

  // Of each state the expression that tells most.
  std::optional<RuleNeeds> Needs() const override {
    RuleNeeds needs;
    for (const State& state : states_) {
      std::vector<std::string> expressions;
      for (const auto* list : {&state.all, &state.order}) {
        for (const Regex& regex : *list) expressions.push_back(regex->expression());
      }
      needs.code.push_back(MostTelling(std::move(expressions)));
    }
    return needs;
  }

 private:
  struct Found {
    size_t line;
    Span span;
  };

  static std::string_view LineText(const Passage& block, const facts::CodeLine& line, bool comments = false) {
    return std::string_view(block.text).substr(line.span.begin, comments ? line.span.size() : line.comment);
  }

  // The first match of `pattern` on line `from` or after it.
  static std::optional<Found> Find(const Passage& block, const std::vector<facts::CodeLine>& lines,
                                   const LazyRegex& pattern, size_t from, const State* state) {
    for (size_t i = from; i < lines.size(); ++i) {
      if (lines[i].blank || lines[i].apart) continue;
      const std::string_view text = LineText(block, lines[i], state != nullptr && state->comments);
      re2::StringPiece found[2];
      if (!pattern->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED, found, 2))
        continue;
      if (state != nullptr && !Enclosed(block, lines, i, *state)) continue;
      const re2::StringPiece& hit = found[1].data() != nullptr ? found[1] : found[0];
      const size_t begin = lines[i].span.begin + static_cast<size_t>(hit.data() - text.data());
      return Found{i, {begin, begin + hit.size()}};
    }
    return std::nullopt;
  }

  static bool Enclosed(const Passage& block, const std::vector<facts::CodeLine>& lines, size_t line,
                       const State& state) {
    if (!state.within && !state.not_within) return true;
    bool inside = false;
    for (const size_t outer : facts::EnclosingLines(lines, line)) {
      const std::string_view text = LineText(block, lines[outer]);
      const re2::StringPiece piece(text.data(), text.size());
      if (state.not_within && RE2::PartialMatch(piece, **state.not_within)) return false;
      inside |= state.within && RE2::PartialMatch(piece, **state.within);
    }
    return inside || !state.within;
  }

  // A command or a call that prose recommends in inline code: "start it with `celery worker -A proj`".
  void RunOnInline(const FileView& view, size_t passage, std::vector<Hit>& hits) const {
    const Passage& place = view.passage(passage);
    for (const InlineMark& mark : place.marks) {
      if (mark.kind != InlineKind::kCode || mark.span.size() < 8) continue;
      const std::string_view text = std::string_view(place.text).substr(mark.span.begin, mark.span.size());
      const re2::StringPiece piece(text.data(), text.size());
      for (const State& state : states_) {
        if (state.all.empty() || !state.order.empty() || state.within || state.not_within) continue;
        if (!std::all_of(state.all.begin(), state.all.end(),
                         [&](const Regex& pattern) { return RE2::PartialMatch(piece, **pattern); }))
          continue;
        if (std::any_of(state.none.begin(), state.none.end(),
                        [&](const Regex& pattern) { return RE2::PartialMatch(piece, **pattern); }))
          continue;
        Hit hit;
        hit.passage = passage;
        hit.span = mark.span;
        if (!state.message.empty()) hit.message = state.message;
        hits.push_back(std::move(hit));
        break;
      }
    }
  }

  // Lines that match the patterns of `order` one after another; the first of them.
  static std::optional<Found> FindInOrder(const Passage& block, const std::vector<facts::CodeLine>& lines,
                                          const State* within, const State& state) {
    for (size_t start = 0; start < lines.size();) {
      const auto first = Find(block, lines, *state.order.front(), start, within);
      if (!first) return std::nullopt;
      size_t from = first->line + 1;
      bool all = true;
      for (size_t i = 1; i < state.order.size() && all; ++i) {
        while (state.adjacent && from < lines.size() && lines[from].blank) ++from;
        const auto next = Find(block, lines, *state.order[i], from, nullptr);
        all = next && (!state.adjacent || next->line == from);
        if (next) from = next->line + 1;
      }
      if (all) return first;
      start = first->line + 1;
    }
    return std::nullopt;
  }

  static void RunState(const FileView& view, size_t passage, const State& state, std::vector<Hit>& hits) {
    const Passage& block = view.passage(passage);
    const bool speaks =
        state.languages.empty() || block.language.empty() ||
        std::find(state.languages.begin(), state.languages.end(), block.language) != state.languages.end();
    if (!speaks) return;
    const std::vector<facts::CodeLine>& lines = view.code_lines(passage);
    std::optional<Found> first;
    for (const Regex& pattern : state.all) {
      const auto found = Find(block, lines, *pattern, 0, first ? nullptr : &state);
      if (!found) return;
      if (!first) first = found;
    }
    if (!state.order.empty()) {
      const auto found = FindInOrder(block, lines, first ? nullptr : &state, state);
      if (!found) return;
      if (!first) first = found;
    }
    if (!first) return;
    for (const Regex& pattern : state.none) {
      for (const facts::CodeLine& line : lines) {
        const std::string_view text = LineText(block, line);
        if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), **pattern)) return;
      }
    }
    if (facts::IsShownAsBad(view.reading(), static_cast<int>(passage))) return;
    Hit hit;
    hit.passage = passage;
    hit.span = first->span;
    if (!state.message.empty()) hit.message = state.message;
    hits.push_back(std::move(hit));
  }

  std::vector<State> states_;
};

Status ReadRegexes(const RuleSource& source, const YamlNode* node, std::vector<Regex>& out) {
  const auto texts = ReadTexts(source, node);
  if (!texts.ok()) return texts.error();
  for (const std::string& text : texts.value()) {
    auto pattern = std::make_unique<const LazyRegex>(text);
    if (!source.sound && !(**pattern).ok())
      return source.Fault(*node, "the regular expression `" + text + "`: " + (**pattern).error());
    out.push_back(std::move(pattern));
  }
  return Ok();
}

Result<std::unique_ptr<const Check>> ParseCode(const RuleSource& source, const RuleHeader&) {
  const YamlNode* list = source.Find("states");
  if (list == nullptr || list->items.empty())
    return source.Fault(source.root, "`states` is missing: the list of patterns");
  std::vector<State> states;
  for (const YamlNode& node : list->items) {
    if (auto members = CheckMembers(source, node, kCodeStateKeys); !members.ok()) return members.error();
    State state;
    const std::pair<std::string_view, std::vector<Regex>*> lists[] = {
        {"all", &state.all}, {"none", &state.none}, {"order", &state.order}};
    for (const auto& [key, out] : lists) {
      if (auto read = ReadRegexes(source, FindMember(node, key), *out); !read.ok()) return read.error();
    }
    const std::pair<std::string_view, Regex*> places[] = {{"within", &state.within}, {"not_within", &state.not_within}};
    for (const auto& [key, out] : places) {
      std::vector<Regex> one;
      if (auto read = ReadRegexes(source, FindMember(node, key), one); !read.ok()) return read.error();
      if (!one.empty()) *out = std::move(one.front());
    }
    if (state.all.empty() && state.order.empty())
      return source.Fault(node, "`all` or `order` is missing: what the block must hold");
    auto languages = ReadTexts(source, FindMember(node, "languages"));
    if (!languages.ok()) return languages.error();
    state.languages = std::move(languages.value());
    state.adjacent = TextOf(node, "adjacent") == "yes";
    state.comments = TextOf(node, "comments") == "yes";
    state.message = TextOf(node, "message");
    states.push_back(std::move(state));
  }
  return std::unique_ptr<const Check>(std::make_unique<CodeCheck>(std::move(states)));
}

}  // namespace

extern const CheckKind code_kind;
const CheckKind code_kind = {
    .name = "code",
    .summary = "code that holds a faulty combination of lines",
    .keys = kCodeKeys,
    .parse = ParseCode,
};

}  // namespace emend

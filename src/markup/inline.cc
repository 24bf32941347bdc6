#include "markup/inline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/byte_scan.h"
#include "base/edit.h"
#include "base/mapped_text.h"
#include "markup/code_spans.h"
#include "markup/delimiters.h"
#include "markup/line_start.h"
#include "markup/link.h"

namespace emend {
namespace {

constexpr size_t kLongestToken = 200;
constexpr size_t kLongestArguments = 60;
constexpr size_t kLongestLabel = 500;  // of a link

// Bytes that Markdown may have a use for, and those that addresses begin with.
constexpr std::array<bool, 256> MakeSpecial() {
  std::array<bool, 256> special = {};
  for (const char c : std::string_view("\\`*_<[~{|\n!hwf")) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr auto kSpecial = MakeSpecial();

bool IsSpecial(std::string_view text, size_t at) {
  if (!kSpecial[static_cast<unsigned char>(text[at])]) return false;
  return (text[at] != 'h' && text[at] != 'w' && text[at] != 'f') || StartsUrl(text, at);
}

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Would a backslash before `c` be taken for an escape?
bool IsEscapable(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Where a string is found next: asked from left to right, it searches the text once.
class NextFinder {
 public:
  NextFinder(std::string_view text, std::string_view wanted) : text_(text), wanted_(wanted) {}

  // Is one within `room` bytes of `at`?
  bool Within(size_t at, size_t room) {
    if (next_ != std::string_view::npos && next_ < at) next_ = text_.find(wanted_, at);
    return next_ != std::string_view::npos && next_ <= at + room;
  }

 private:
  std::string_view text_;
  std::string_view wanted_;
  size_t next_ = 0;
};

// Finds the edits that protect one text.
class Protector {
 public:
  Protector(std::string_view text, Place place)
      : text_(text), place_(place), code_(text), last_angle_(text.rfind('>')) {}

  std::string Protect() {
    Scan();
    PairDelimiters(delimiters_);
    std::vector<Span> wraps = FindWraps();
    for (const Span wrap : wraps) edits_.push_back({wrap, CodeSpan(text_.substr(wrap.begin, wrap.size()))});
    for (const Delimiter& run : delimiters_)
      if (run.escape) Escape({run.begin, run.begin + run.length}, wraps);
    for (const size_t at : escapes_) Escape({at, at + 1}, wraps);
    if (edits_.empty()) return std::string(text_);
    const auto earlier = [](const Edit& a, const Edit& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    std::sort(edits_.begin(), edits_.end(), earlier);
    // One byte may need its backslash for two reasons.
    const auto covered = [](const Edit& a, const Edit& b) { return b.span.begin < a.span.end; };
    edits_.erase(std::unique(edits_.begin(), edits_.end(), covered), edits_.end());
    EscapeBackslashes();
    std::sort(edits_.begin(), edits_.end(), earlier);
    return ApplyEdits(text_, edits_);
  }

 private:
  void Scan() {
    size_t at = 0;
    bool line_start = true;
    while (at < text_.size()) {
      if (line_start && place_ == Place::kBlock) {
        const size_t guard = FindLineStartMark(text_, at);
        if (guard != std::string_view::npos) escapes_.push_back(guard);
      }
      line_start = false;
      while (at < text_.size() && !IsSpecial(text_, at)) ++at;
      if (at == text_.size()) break;
      line_start = text_[at] == '\n';
      at = Read(at);
    }
  }

  // Reads what stands at `at`; the offset behind it.
  size_t Read(size_t at) {
    switch (text_[at]) {
      case '\\':
        return ReadBackslash(at);
      case '`':
        return ReadBackticks(at);
      case '<':
        return ReadAngle(at);
      case '!':
      case '[':
        return ReadBracket(at);
      case '{':
        return ReadBrace(at);
      case '*':
      case '_':
      case '~':
        return ReadRun(at);
      case '|':
        if (place_ == Place::kCell) escapes_.push_back(at);
        return at + 1;
      case '\n':
        return at + 1;
      default:
        return ReadUrl(at);
    }
  }

  size_t Solid(size_t begin, size_t end) {
    solid_.push_back({begin, end});
    return end;
  }

  size_t Fragile(size_t begin, size_t end) {
    fragile_.push_back({begin, end});
    return end;
  }

  size_t ReadBackslash(size_t at) {
    if (at >= token_.end) {
      token_ = TokenAround({at, at + 1});
      pattern_ = LooksLikePattern(text_.substr(token_.begin, token_.size())) && Claim(token_);
      if (pattern_) return token_.end;
    }
    if (at + 1 < text_.size() && IsEscapable(text_[at + 1])) return Solid(at, at + 2);
    backslashes_.push_back(at);
    return at + 1;
  }

  // A regular expression: a class such as \d beside bytes that Markdown has a use for.
  static bool LooksLikePattern(std::string_view token) {
    bool character_class = false;
    for (size_t i = 0; i + 1 < token.size(); ++i) {
      if (token[i] != '\\') continue;
      ++i;
      character_class = character_class || std::string_view("dwsbDWSB").find(token[i]) != std::string_view::npos;
    }
    if (!character_class || token.find('`') != std::string_view::npos) return false;
    for (size_t i = 0; i + 1 < token.size(); ++i)
      if (std::string_view("*_~[]<>|").find(token[i]) != std::string_view::npos ||
          (token[i] == '\\' && IsEscapable(token[i + 1])))
        return true;
    return false;
  }

  // Makes `token` code, with all that was read in it already; false if a part of it is something whole.
  bool Claim(Span token) {
    if (!solid_.empty() && solid_.back().end > token.begin) return false;
    if (!fragile_.empty() && fragile_.back().end > token.begin) return false;
    while (!delimiters_.empty() && delimiters_.back().begin >= token.begin) delimiters_.pop_back();
    if (!delimiters_.empty() && delimiters_.back().begin + delimiters_.back().length > token.begin) return false;
    Fragile(token.begin, token.end);
    return true;
  }

  size_t ReadBackticks(size_t at) {
    const size_t end = code_.End(at);
    const size_t run = code_.RunLength(at);
    const bool fence = place_ == Place::kBlock && run >= 3 && (at == 0 || text_[at - 1] == '\n') &&
                       text_.substr(at + run, text_.find('\n', at) - at - run).find('`') == std::string_view::npos;
    if (end == at || fence) {
      for (size_t i = 0; i < run; ++i) escapes_.push_back(at + i);
      return at + run;
    }
    if (place_ == Place::kCell)
      for (size_t i = at; i < end; ++i)
        if (text_[i] == '|' && text_[i - 1] != '\\') edits_.push_back({{i, i}, "\\"});
    return Solid(at, end);
  }

  size_t ReadAngle(size_t at) {
    const size_t link = AutolinkEnd(text_, at);
    if (link > at) return Solid(at, link);
    const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
    if (!IsWordByte(next) && next != '/' && next != '!' && next != '?') return at + 1;
    if (next >= '0' && next <= '9') return at + 1;
    const size_t close = angles_.Within(at + 1, kLongestToken) ? ClosingAngle(at) : std::string_view::npos;
    if (close != std::string_view::npos) {
      size_t begin = at;
      while (begin > 0 && IsWordByte(text_[begin - 1]) && Free(begin - 1)) --begin;
      return Fragile(begin, close + 1);
    }
    const bool line_start = at == 0 || text_[at - 1] == '\n';
    if (line_start || (last_angle_ != std::string_view::npos && last_angle_ > at)) escapes_.push_back(at);
    return at + 1;
  }

  // The `>` that closes the `<` at `at`, on the same line and without a backtick between; of a tag with its end tag the
  // end of the latter.
  size_t ClosingAngle(size_t at) const {
    const std::string_view line = TokenRoom(at);
    int depth = 0;
    for (size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '<') ++depth;
      if (line[i] != '>' || --depth > 0) continue;
      const std::string_view name =
          line.substr(1, line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", 1) - 1);
      const size_t end = name.empty() ? std::string_view::npos : line.find("</" + std::string(name) + ">", i);
      // Spaces inside: "between <p> and </p>" speaks of two tags.
      const bool whole = end != std::string_view::npos && line[i + 1] != ' ' && line[end - 1] != ' ';
      return at + (whole ? end + name.size() + 2 : i);
    }
    return std::string_view::npos;
  }

  // What a code token that begins at `at` may be made of.
  std::string_view TokenRoom(size_t at) const {
    const std::string_view room = text_.substr(at, kLongestToken);
    return room.substr(0, room.find_first_of("\n`"));
  }

  size_t ReadBracket(size_t at) {
    const size_t open = text_[at] == '!' ? at + 1 : at;
    if (open >= text_.size() || text_[open] != '[') return at + 1;
    if (!links_.Within(open + 1, kLongestLabel)) return open + 1;
    const Link link = ReadLink(text_, open);
    if (!link.found) return open + 1;
    const bool after_word = at > 0 && (IsWordByte(text_[at - 1]) || text_[at - 1] == ')' || text_[at - 1] == ']');
    if (after_word || !link.plausible) {
      escapes_.push_back(open);
      return open + 1;
    }
    const std::string_view label = text_.substr(open + 1, link.label_end - open - 1);
    const std::string inner = ToInline(label, place_ == Place::kCell ? Place::kCell : Place::kHeading);
    if (inner != label) edits_.push_back({{open + 1, link.label_end}, inner});
    return Solid(at, link.end);
  }

  // Template tags: {% … %}, {{ … }}.
  size_t ReadBrace(size_t at) {
    const char mark = at + 1 < text_.size() ? text_[at + 1] : ' ';
    if (mark != '%' && mark != '{') return at + 1;
    if (!(mark == '%' ? statements_ : variables_).Within(at + 2, kLongestToken)) return at + 2;
    const std::string_view line = TokenRoom(at);
    const size_t close = line.find(mark == '%' ? "%}" : "}}", 2);
    return close == std::string_view::npos ? at + 2 : Fragile(at, at + close + 2);
  }

  size_t ReadRun(size_t at) {
    if (text_[at] == '_' && (at == 0 || !IsWordByte(text_[at - 1]))) {
      const size_t end = DunderEnd(at);
      if (end > at) return Fragile(at, end);
    }
    const Delimiter run = ReadDelimiter(text_, at);
    if (run.opens || run.closes) delimiters_.push_back(run);
    return at + run.length;
  }

  // __name__, in lower case as program text has it; __Note__ is emphasis.
  size_t DunderEnd(size_t at) const {
    size_t end = at;
    while (end < text_.size() && IsWordByte(text_[end])) ++end;
    const std::string_view name = text_.substr(at, end - at);
    const bool dunder =
        name.size() > 4 && name.starts_with("__") && name.ends_with("__") && name[2] >= 'a' && name[2] <= 'z';
    return dunder ? end : at;
  }

  size_t ReadUrl(size_t at) {
    const size_t end = UrlEnd(text_, at);
    const std::string_view url = text_.substr(at, end - at);
    const bool hazard = url.find_first_of("*~\\|") != std::string_view::npos ||
                        url.find("__") != std::string_view::npos || url.find("/_") != std::string_view::npos ||
                        url.find("_/") != std::string_view::npos;
    const bool absolute = !url.starts_with("www.");
    if (hazard && absolute && place_ != Place::kCell) edits_.push_back({{at, end}, "<" + std::string(url) + ">"});
    if (hazard && !absolute) return at + 1;
    return Solid(at, end);
  }

  // Is the byte at `at` in nothing that was read already?
  bool Free(size_t at) const {
    if (!delimiters_.empty() && delimiters_.back().begin + delimiters_.back().length > at) return false;
    const auto covers = [at](Span s) { return s.begin <= at && at < s.end; };
    return (solid_.empty() || !covers(solid_.back())) && (fragile_.empty() || !covers(fragile_.back()));
  }

  // The run of characters other than white space around `core`.
  Span TokenAround(Span core) const {
    size_t begin = core.begin;
    while (begin > 0 && !IsBlank(text_[begin - 1]) && core.begin - begin < kLongestToken) --begin;
    size_t end = core.end;
    while (end < text_.size() && !IsBlank(text_[end]) && end - core.end < kLongestToken) ++end;
    return {begin, end};
  }

  // A backslash that escapes nothing in the export must not escape what an edit puts behind it.
  void EscapeBackslashes() {
    std::vector<Edit> more;
    size_t next = 0;
    for (const size_t at : backslashes_) {
      while (next < edits_.size() && edits_[next].span.begin <= at) ++next;
      const bool inside = next > 0 && edits_[next - 1].span.end > at;
      if (!inside && next < edits_.size() && edits_[next].span.begin == at + 1) more.push_back({{at, at + 1}, "\\\\"});
    }
    edits_.insert(edits_.end(), more.begin(), more.end());
  }

  std::vector<Span> FindWraps();
  void EscapeMarks(Span span);
  Span Grow(Span core, Span room) const;
  void Escape(Span span, const std::vector<Span>& wraps);
  std::string CodeSpan(std::string_view code) const;

  std::string_view text_;
  Place place_;
  CodeSpanFinder code_;
  size_t last_angle_;
  NextFinder angles_{text_, ">"};
  NextFinder links_{text_, "]("};
  NextFinder statements_{text_, "%}"};
  NextFinder variables_{text_, "}}"};
  Span token_;            // the last that had a backslash
  bool pattern_ = false;  // it is a regular expression
  std::vector<Delimiter> delimiters_;
  std::vector<Span> solid_;          // stays as it is
  std::vector<Span> fragile_;        // code without backticks
  std::vector<size_t> backslashes_;  // that escape nothing
  std::vector<size_t> escapes_;      // bytes that need a backslash
  std::vector<Edit> edits_;
};

// An unpaired star or underscore before a name, or between two: *args, **kwargs, x**2, _private.
bool BeginsCode(std::string_view text, const Delimiter& run) {
  if (run.mark == '~' || run.length > 2) return false;
  const size_t after = run.begin + run.length;
  if (after >= text.size()) return false;
  const char next = text[after];
  const bool name = (next >= 'a' && next <= 'z') || next == '_';
  const bool digit = next >= '0' && next <= '9';
  const bool inside = run.begin > 0 && IsWordByte(text[run.begin - 1]);
  return inside ? (name || digit || (next >= 'A' && next <= 'Z')) : name;
}

std::vector<Span> Protector::FindWraps() {
  std::vector<Span> cores = fragile_;
  for (const Delimiter& run : delimiters_)
    if (!run.paired && BeginsCode(text_, run)) cores.push_back({run.begin, run.begin + run.length});
  if (cores.empty()) return cores;
  std::sort(cores.begin(), cores.end(), [](Span a, Span b) { return a.begin < b.begin; });
  // What a code span must not reach into: code, links, emphasis.
  std::vector<Span> walls = solid_;
  for (const Delimiter& run : delimiters_)
    if (run.paired) walls.push_back({run.begin, run.begin + run.length});
  std::sort(walls.begin(), walls.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> wraps;
  size_t wall = 0;
  for (const Span core : cores) {
    if (!wraps.empty() && core.end <= wraps.back().end) continue;
    while (wall < walls.size() && walls[wall].end <= core.begin) ++wall;
    const Span room = {wall == 0 ? 0 : walls[wall - 1].end, wall == walls.size() ? text_.size() : walls[wall].begin};
    if (core.end > room.end || core.begin < room.begin) continue;
    const Span grown = Grow(core, room);
    // Backticks side by side would be one run.
    const bool ticks =
        (grown.begin > 0 && text_[grown.begin - 1] == '`') || (grown.end < text_.size() && text_[grown.end] == '`');
    if (ticks) {
      EscapeMarks(core);
      continue;
    }
    if (!wraps.empty() && grown.begin <= wraps.back().end)
      wraps.back().end = std::max(wraps.back().end, grown.end);
    else
      wraps.push_back(grown);
  }
  return wraps;
}

// Protects what cannot be put between backticks, and what an earlier round has not protected yet.
void Protector::EscapeMarks(Span span) {
  for (size_t at = span.begin; at < span.end; ++at)
    if (text_[at] == '\\' && at + 1 < span.end && IsEscapable(text_[at + 1]))
      ++at;
    else if (std::string_view("*_~[]<|\\").find(text_[at]) != std::string_view::npos)
      escapes_.push_back(at);
}

// The code token around `core`: letters, digits and the brackets that it opens itself.
Span Protector::Grow(Span core, Span room) const {
  const auto joins = [](char c) { return IsWordByte(c) || c == '.' || c == '*' || c == '@' || c == '$'; };
  size_t begin = core.begin;
  const bool tag = text_[core.begin] == '<' || text_[core.begin] == '{';
  while (!tag && begin > room.begin && joins(text_[begin - 1])) --begin;
  // f(*args): the name before the bracket belongs to the call.
  if (begin > room.begin + 1 && (text_[begin - 1] == '(' || text_[begin - 1] == '[') && IsWordByte(text_[begin - 2])) {
    const size_t close = text_.substr(0, begin + kLongestToken).find(text_[begin - 1] == '(' ? ')' : ']', core.end);
    if (close < room.end && text_.substr(begin, close - begin).find_first_of("`\n([") == std::string_view::npos) {
      core.end = close + 1;
      --begin;
      while (begin > room.begin && joins(text_[begin - 1])) --begin;
    }
  }
  size_t end = core.end;
  int depth = 0;
  while (end < room.end && end - begin < kLongestToken) {
    const char c = text_[end];
    if (tag && end == core.end && IsWordByte(c)) break;
    if (c == '(' || c == '[') {
      const size_t close = text_.substr(0, end + kLongestArguments).find(c == '(' ? ')' : ']', end);
      if (close >= room.end || text_.substr(end, close - end).find_first_of("`\n") != std::string_view::npos) break;
      end = close + 1;
      continue;
    }
    if (c == ')' || c == ']') {
      if (depth == 0) break;
      --depth;
    } else if (!joins(c) && c != '-' && c != '+' && c != '/' && c != '=') {
      break;
    }
    ++end;
  }
  while (end > core.end && !IsWordByte(text_[end - 1]) && text_[end - 1] != ')' && text_[end - 1] != ']' &&
         text_[end - 1] != '>')
    --end;
  while (begin < core.begin && text_[begin] == '.') ++begin;
  return {begin, end};
}

void Protector::Escape(Span span, const std::vector<Span>& wraps) {
  const auto wrap =
      std::upper_bound(wraps.begin(), wraps.end(), span.begin, [](size_t at, Span w) { return at < w.end; });
  if (wrap != wraps.end() && wrap->begin < span.end) return;
  std::string escaped;
  for (size_t i = span.begin; i < span.end; ++i) (escaped += '\\') += text_[i];
  edits_.push_back({span, std::move(escaped)});
}

std::string Protector::CodeSpan(std::string_view code) const {
  std::string span = "`";
  for (size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '|' && place_ == Place::kCell && (i == 0 || code[i - 1] != '\\')) span += '\\';
    span += code[i];
  }
  return span += '`';
}

bool NeedsNothing(std::string_view text) {
  static constexpr ByteScan<false, '\\', '`', '*', '_', '<', '[', '~', '{', '|'> kSigns;
  if (kSigns.Find(text, 0, text.size()) < text.size()) return false;
  // An address has `://` or begins with `www.`
  if (FindPair(text, 0, ':', '/') < text.size() || FindPair(text, 0, 'w', 'w') < text.size()) {
    for (size_t at = 0; at < text.size(); ++at)
      if (text[at] != '!' && text[at] != '\n' && IsSpecial(text, at)) return false;
  }
  for (size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    if (FindLineStartMark(text, at) != std::string_view::npos) return false;
    if (text.find('\n', at) == text.npos) break;
  }
  return true;
}

}  // namespace

std::string ToInline(std::string_view text, Place place) {
  std::string now(text);
  if (NeedsNothing(now)) return now;
  // A code span changes what stands beside a delimiter, and so what the delimiter can do: look again.
  constexpr int kMostRounds = 4;
  for (int round = 0; round < kMostRounds; ++round) {
    std::string next = Protector(now, place).Protect();
    if (next == now) break;
    now = std::move(next);
  }
  return now;
}

}  // namespace emend

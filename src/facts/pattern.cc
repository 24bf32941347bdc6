#include "facts/pattern.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "base/unicode.h"
#include "facts/lexicon.h"
#include "facts/pattern_node.h"

namespace emend::facts {
namespace {

constexpr size_t kFillers = 3;  // words without weight between two words of a pattern

constexpr size_t kNear = 14;  // words between two parts of `a & b`

using Next = std::function<bool(size_t)>;

class Matcher {
 public:
  Matcher(std::span<const Token> tokens, Matched& matched) : tokens_(tokens), matched_(matched) {}

  // Matches `node` at `at` and what follows by `next`, which is given the token behind it.
  bool Match(const PatternNode& node, size_t at, const Next& next) {
    switch (node.kind) {
      case NodeKind::kWord:
      case NodeKind::kPrefix:
      case NodeKind::kNumber:
      case NodeKind::kVersion: {
        if (at >= tokens_.size() || !Fits(node, tokens_[at])) return false;
        matched_.push_back(at);
        if (next(at + 1)) return true;
        matched_.pop_back();
        return false;
      }
      case NodeKind::kSequence:
        return MatchSequence(node.parts, 0, at, false, next);
      case NodeKind::kChoice:
        return std::any_of(node.parts.begin(), node.parts.end(),
                           [&](const auto& part) { return Match(*part, at, next); });
      case NodeKind::kOptional:
        return Match(*node.parts.front(), at, next) || next(at);
      case NodeKind::kGap:
        return next(at);
      case NodeKind::kAll:
        return MatchAll(node, at, next);
      case NodeKind::kNot:
        return !Anywhere(*node.parts.front()) && next(at);
    }
    return false;
  }

 private:
  static bool Fits(const PatternNode& node, const Token& token) {
    switch (node.kind) {
      case NodeKind::kPrefix:
        return token.word.size() >= node.word.size() && token.word.starts_with(node.word);
      case NodeKind::kNumber:
        if (!token.counts) return false;
        if (node.comparison == '=') return token.number == node.number;
        if (node.comparison == '!') return token.number != node.number;
        if (node.comparison == '<') return token.number < node.number;
        if (node.comparison == '>') return token.number > node.number;
        return true;
      case NodeKind::kVersion:
        return token.kind == TokenKind::kNumber;
      default:
        break;
    }
    if (node.hash != (node.exact ? token.form : token.stem)) return false;
    if (node.capitals && token.as_written != node.word &&
        !(token.code && token.kind == TokenKind::kWord && token.as_written == node.word))
      return false;
    if (token.capitals && !node.exact && token.word != node.word && FoldCase(node.word) != token.word) return false;
    if (node.glued && !(token.before & kDot)) return false;
    if (node.name && !token.call && !token.code) return false;
    return true;
  }

  bool Crosses(size_t at) const {
    return at < tokens_.size() && (tokens_[at].before & (kComma | kSemicolon | kColon | kDash | kLine));
  }

  // Part `part` of a sequence at `at`, skipping words without weight between two parts.
  bool MatchSequence(const std::vector<std::shared_ptr<const PatternNode>>& parts, size_t part, size_t at, bool begun,
                     const Next& next) {
    if (part == parts.size()) return next(at);
    const PatternNode& node = *parts[part];
    const Next go_on = [&, part](size_t after) {
      return MatchSequence(parts, part + 1, after, begun || node.kind != NodeKind::kOptional || after > at, next);
    };
    if (node.kind == NodeKind::kGap) {
      for (size_t skip = 0; skip <= node.width && at + skip <= tokens_.size(); ++skip) {
        if (MatchSequence(parts, part + 1, at + skip, false, next)) return true;
      }
      return false;
    }
    if (begun && Crosses(at))
      return node.kind == NodeKind::kOptional && MatchSequence(parts, part + 1, at, begun, next);
    if (Match(node, at, go_on)) return true;
    if (!begun) return false;
    for (size_t skip = 0;
         skip < kFillers && at + skip < tokens_.size() && IsFiller(tokens_[at + skip]) && !Crosses(at + skip + 1);
         ++skip) {
      const size_t behind = at + skip + 1;
      if (Match(node, behind, [&, part](size_t after) { return MatchSequence(parts, part + 1, after, true, next); }))
        return true;
    }
    return false;
  }

  // The first part at `at`, the others anywhere, each as near to it as it is found.
  bool MatchAll(const PatternNode& node, size_t at, const Next& next) {
    return Match(*node.parts.front(), at,
                 [&](size_t after) { return MatchOthers(node, 1, at, [&](size_t) { return next(after); }); });
  }

  bool MatchOthers(const PatternNode& node, size_t part, size_t anchor, const Next& next) {
    if (part == node.parts.size()) return next(anchor);
    const PatternNode& other = *node.parts[part];
    const Next go_on = [&, part](size_t) { return MatchOthers(node, part + 1, anchor, next); };
    if (other.kind == NodeKind::kNot || other.kind == NodeKind::kOptional) {
      if (other.kind == NodeKind::kNot) return !Anywhere(*other.parts.front()) && go_on(anchor);
    }
    const PatternNode& wanted = other.kind == NodeKind::kOptional ? *other.parts.front() : other;
    for (size_t distance = 0; distance <= std::min(tokens_.size(), kNear); ++distance) {
      if (anchor + distance < tokens_.size() && Match(wanted, anchor + distance, go_on)) return true;
      if (distance > 0 && distance <= anchor && Match(wanted, anchor - distance, go_on)) return true;
    }
    return other.kind == NodeKind::kOptional && go_on(anchor);
  }

  bool Anywhere(const PatternNode& node) {
    Matched ignored;
    Matcher other(tokens_, ignored);
    for (size_t at = 0; at < tokens_.size(); ++at) {
      if (other.Match(node, at, [](size_t) { return true; })) return true;
    }
    return false;
  }

  std::span<const Token> tokens_;
  Matched& matched_;
};

using Places = std::optional<std::vector<int>>;

Places Union(const std::vector<std::shared_ptr<const PatternNode>>& parts, const Reading& reading);

// Where a node may match; the rarest part of those that must all match decides.
Places PlacesOf(const PatternNode& node, const Reading& reading) {
  switch (node.kind) {
    case NodeKind::kWord:
      return reading.ClausesWith(node.stem);
    case NodeKind::kPrefix:
      return reading.ClausesWithPrefix(node.word);
    case NodeKind::kNumber:
    case NodeKind::kVersion:
      return reading.ClausesWithNumbers();
    case NodeKind::kSequence:
    case NodeKind::kAll: {
      Places best;
      for (const auto& part : node.parts) {
        Places places = PlacesOf(*part, reading);
        if (places && (!best || places->size() < best->size())) best = std::move(places);
        if (best && best->empty()) break;
      }
      return best;
    }
    case NodeKind::kChoice:
      return Union(node.parts, reading);
    case NodeKind::kOptional:
    case NodeKind::kGap:
    case NodeKind::kNot:
      return std::nullopt;
  }
  return std::nullopt;
}

Places Union(const std::vector<std::shared_ptr<const PatternNode>>& parts, const Reading& reading) {
  std::vector<int> all;
  for (const auto& part : parts) {
    const Places places = PlacesOf(*part, reading);
    if (!places) return std::nullopt;
    all.insert(all.end(), places->begin(), places->end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

Result<Pattern> Pattern::Compile(const std::vector<std::string>& alternatives, const Terms& terms) {
  auto choice = std::make_shared<PatternNode>();
  choice->kind = NodeKind::kChoice;
  for (const std::string& text : alternatives) {
    auto node = ParsePattern(text, terms);
    if (!node.ok()) return node.error();
    choice->parts.push_back(node.value());
  }
  Pattern pattern;
  if (choice->parts.size() == 1) {
    pattern.node_ = choice->parts.front();
  } else if (!choice->parts.empty()) {
    pattern.node_ = std::move(choice);
  }
  return pattern;
}

std::vector<Matched> Pattern::FindAll(std::span<const Token> tokens) const {
  std::vector<Matched> found;
  if (!node_) return found;
  for (size_t at = 0; at < tokens.size(); ++at) {
    Matched matched;
    Matcher matcher(tokens, matched);
    size_t end = at;
    if (!matcher.Match(*node_, at, [&](size_t after) {
          end = after;
          return true;
        })) {
      continue;
    }
    std::sort(matched.begin(), matched.end());
    matched.erase(std::unique(matched.begin(), matched.end()), matched.end());
    if (!matched.empty()) found.push_back(std::move(matched));
  }
  return found;
}

bool Pattern::Matches(std::span<const Token> tokens) const { return !FindAll(tokens).empty(); }

std::optional<std::vector<int>> Pattern::Candidates(const Reading& reading) const {
  if (!node_) return std::nullopt;
  return PlacesOf(*node_, reading);
}

}  // namespace emend::facts

#include "facts/pattern.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "facts/lexicon.h"
#include "facts/pattern_node.h"

namespace emend::facts {
namespace {

// What is asked of the token behind a match; a reference to a function that outlives it.
class Next {
 public:
  template <typename Function>
  explicit Next(const Function& function)
      : function_(&function), call_([](const void* f, size_t at) { return (*static_cast<const Function*>(f))(at); }) {}

  bool operator()(size_t at) const { return call_(function_, at); }

 private:
  const void* function_;
  bool (*call_)(const void* function, size_t at);
};

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
        // One word of the text stands for one word of the pattern.
        if (std::find(matched_.begin(), matched_.end(), at) != matched_.end()) return false;
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
    if (node.hyphen && !(token.before & kGlued)) return false;
    if (node.apart && (token.before & kGlued)) return false;
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
    const auto go_on = [&](size_t after) {
      return MatchSequence(parts, part + 1, after, begun || node.kind != NodeKind::kOptional || after > at, next);
    };
    if (node.kind == NodeKind::kGap) {
      for (size_t skip = 0; skip <= node.width && at + skip <= tokens_.size(); ++skip) {
        // A narrow gap ends where another part of the sentence begins.
        if (node.width < kNear && at + skip < tokens_.size() &&
            (tokens_[at + skip].before & (kSemicolon | kColon | kDash)))
          break;
        if (MatchSequence(parts, part + 1, at + skip, false, next)) return true;
      }
      return false;
    }
    if (begun && Crosses(at))
      return node.kind == NodeKind::kOptional && MatchSequence(parts, part + 1, at, begun, next);
    if (Match(node, at, Next(go_on))) return true;
    if (!begun) return false;
    const auto go_on_begun = [&](size_t after) { return MatchSequence(parts, part + 1, after, true, next); };
    for (size_t skip = 0;
         skip < kFillers && at + skip < tokens_.size() && IsFiller(tokens_[at + skip]) && !Crosses(at + skip + 1);
         ++skip) {
      if (Match(node, at + skip + 1, Next(go_on_begun))) return true;
    }
    return false;
  }

  // The first part at `at`, the others anywhere, each as near to it as it is found.
  bool MatchAll(const PatternNode& node, size_t at, const Next& next) {
    const auto others = [&](size_t after) {
      const auto end = [&](size_t) { return next(after); };
      return MatchOthers(node, 1, at, Next(end));
    };
    return Match(*node.parts.front(), at, Next(others));
  }

  bool MatchOthers(const PatternNode& node, size_t part, size_t anchor, const Next& next) {
    if (part == node.parts.size()) return next(anchor);
    const PatternNode& other = *node.parts[part];
    const auto others = [&](size_t) { return MatchOthers(node, part + 1, anchor, next); };
    const Next go_on(others);
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
    const auto end = [](size_t) { return true; };
    for (size_t at = 0; at < tokens_.size(); ++at) {
      if (other.Match(node, at, Next(end))) return true;
    }
    return false;
  }

  std::span<const Token> tokens_;
  Matched& matched_;
};

bool MayMatchIn(const PatternNode& node, const WordBits& words) {
  const auto may = [&](const auto& part) { return MayMatchIn(*part, words); };
  switch (node.kind) {
    case NodeKind::kWord:
      return words.HasStem(node.stem);
    case NodeKind::kPrefix:
      return words.HasWordLike(node.word);
    case NodeKind::kNumber:
    case NodeKind::kVersion:
      return words.HasNumber();
    case NodeKind::kSequence:
    case NodeKind::kAll:
      return std::all_of(node.parts.begin(), node.parts.end(), may);
    case NodeKind::kChoice:
      return std::any_of(node.parts.begin(), node.parts.end(), may);
    case NodeKind::kOptional:
    case NodeKind::kGap:
    case NodeKind::kNot:
      break;
  }
  return true;
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
  if (pattern.node_) pattern.first_ = FirstWords(*pattern.node_);
  return pattern;
}

template <typename Found>
void Pattern::Find(std::span<const Token> tokens, Found found) const {
  if (!node_) return;
  const auto end = [](size_t) { return true; };
  Matched matched;
  for (size_t at = 0; at < tokens.size(); ++at) {
    if (!first_.Has(tokens[at])) continue;
    matched.clear();
    if (!Matcher(tokens, matched).Match(*node_, at, Next(end)) || matched.empty()) continue;
    if (!found(matched)) return;
  }
}

std::vector<Matched> Pattern::FindAll(std::span<const Token> tokens) const {
  std::vector<Matched> all;
  Find(tokens, [&](Matched& matched) {
    std::sort(matched.begin(), matched.end());
    matched.erase(std::unique(matched.begin(), matched.end()), matched.end());
    all.push_back(matched);
    return true;
  });
  return all;
}

bool Pattern::Matches(std::span<const Token> tokens) const {
  bool any = false;
  Find(tokens, [&](const Matched&) { return any = true, false; });
  return any;
}

bool Pattern::MayMatch(const WordBits& words) const { return node_ != nullptr && MayMatchIn(*node_, words); }

const Pattern& AnyVersion() {
  static const Pattern pattern = Pattern::Compile({"<v>"}, {}).value();
  return pattern;
}

}  // namespace emend::facts

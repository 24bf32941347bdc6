#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "base/nearest.h"
#include "base/unicode.h"
#include "facts/pattern_node.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

using NodePointer = std::shared_ptr<const PatternNode>;

NodePointer Make(NodeKind kind, std::vector<NodePointer> parts) {
  auto node = std::make_shared<PatternNode>();
  node->kind = kind;
  node->parts = std::move(parts);
  return node;
}

NodePointer Simplest(NodeKind kind, std::vector<NodePointer> parts) {
  return parts.size() == 1 ? parts.front() : Make(kind, std::move(parts));
}

// The words that a node needs at least.
size_t Words(const PatternNode& node) {
  switch (node.kind) {
    case NodeKind::kOptional:
    case NodeKind::kGap:
    case NodeKind::kNot:
      return 0;
    case NodeKind::kChoice: {
      size_t least = 1000;
      for (const NodePointer& part : node.parts) least = std::min(least, Words(*part));
      return least;
    }
    case NodeKind::kSequence:
    case NodeKind::kAll: {
      size_t sum = 0;
      for (const NodePointer& part : node.parts) sum += Words(*part);
      return sum;
    }
    default:
      return 1;
  }
}

class Parser {
 public:
  Parser(std::string_view text, const Terms& terms) : text_(text), terms_(terms) {}

  Result<NodePointer> Parse() {
    NodePointer node = ParseChoice();
    SkipSpace();
    if (fault_.empty() && at_ < text_.size()) fault_ = std::string("a `") + text_[at_] + "` too many";
    if (!fault_.empty()) return Error{"", 0, 0, fault_ + " in the pattern `" + std::string(text_) + "`"};
    return node;
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  bool Take(char c) {
    SkipSpace();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  NodePointer Fail(std::string message) {
    if (fault_.empty()) fault_ = std::move(message);
    at_ = text_.size();
    return nullptr;
  }

  NodePointer ParseChoice() {
    std::vector<NodePointer> choices;
    do {
      choices.push_back(ParseAll());
    } while (fault_.empty() && Take('|'));
    // The longer of two alternatives is tried first: "CSRF token" before "CSRF".
    if (fault_.empty())
      std::stable_sort(choices.begin(), choices.end(),
                       [](const NodePointer& a, const NodePointer& b) { return Words(*a) > Words(*b); });
    return Simplest(NodeKind::kChoice, std::move(choices));
  }

  NodePointer ParseAll() {
    std::vector<NodePointer> parts;
    do {
      if (Take('!')) {
        parts.push_back(Make(NodeKind::kNot, {ParseSequence()}));
      } else {
        parts.push_back(ParseSequence());
      }
    } while (fault_.empty() && Take('&'));
    // What must not stand there is asked last.
    std::stable_partition(parts.begin(), parts.end(),
                          [](const NodePointer& node) { return node && node->kind != NodeKind::kNot; });
    return Simplest(NodeKind::kAll, std::move(parts));
  }

  NodePointer ParseSequence() {
    std::vector<NodePointer> items;
    for (;;) {
      SkipSpace();
      if (at_ >= text_.size() || text_[at_] == ')' || text_[at_] == ']' || text_[at_] == '|' || text_[at_] == '&')
        break;
      NodePointer item = ParseItem(items);
      if (!fault_.empty()) return nullptr;
      if (item) items.push_back(std::move(item));
    }
    if (items.empty()) return Fail("words are missing");
    return Simplest(NodeKind::kSequence, std::move(items));
  }

  NodePointer ParseItem(std::vector<NodePointer>& items) {
    if (Take('(')) {
      NodePointer node = ParseChoice();
      if (!Take(')')) return Fail("a `)` is missing");
      return Take('?') ? Make(NodeKind::kOptional, {node}) : node;
    }
    if (Take('[')) {
      NodePointer node = ParseChoice();
      if (!Take(']')) return Fail("a `]` is missing");
      return Make(NodeKind::kOptional, {node});
    }
    if (text_.substr(at_).starts_with("...")) {
      at_ += 3;
      auto gap = std::make_shared<PatternNode>();
      gap->kind = NodeKind::kGap;
      gap->width = 1000;
      return gap;
    }
    if (text_.substr(at_).starts_with("..")) {
      at_ += 2;
      auto gap = std::make_shared<PatternNode>();
      gap->kind = NodeKind::kGap;
      gap->width = 3;
      return gap;
    }
    if (Take('@')) {
      const size_t begin = at_;
      while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_' ||
                                    (text_[at_] == '-' && at_ > begin)))
        ++at_;
      const std::string name(text_.substr(begin, at_ - begin));
      const auto term = terms_.find(name);
      if (term == terms_.end()) return Fail("no term `" + name + "` in `terms:`");
      return term->second;
    }
    if (text_[at_] == '<' && at_ + 1 < text_.size() && (text_[at_ + 1] == 'n' || text_[at_ + 1] == 'v'))
      return ParseNumber();
    return ParseWord(items);
  }

  NodePointer ParseNumber() {
    auto node = std::make_shared<PatternNode>();
    node->kind = text_[at_ + 1] == 'n' ? NodeKind::kNumber : NodeKind::kVersion;
    at_ += 2;
    if (at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '=' || text_[at_] == '<' || text_[at_] == '>')) {
      if (text_[at_] == '>' && (at_ + 1 >= text_.size() || !std::isdigit(static_cast<unsigned char>(text_[at_ + 1])))) {
        ++at_;
        return node;
      }
      node->comparison = text_[at_];
      ++at_;
      if (at_ < text_.size() && text_[at_] == '=') ++at_;
      const char* const end = text_.data() + text_.size();
      const auto [rest, code] = std::from_chars(text_.data() + at_, end, node->number);
      if (code != std::errc()) return Fail("a number is missing in `<n…>`");
      at_ = static_cast<size_t>(rest - text_.data());
    }
    return Take('>') ? node : Fail("a `>` is missing behind `<n`");
  }

  // Words of the pattern are read by the rules of the text; one word of the pattern may be several of the text.
  NodePointer ParseWord(std::vector<NodePointer>& items) {
    size_t end = at_;
    while (end < text_.size() && text_[end] != ' ' && text_[end] != '|' && text_[end] != '&' && text_[end] != ']' &&
           text_[end] != ')') {
      // count(column): a call.
      if (text_[end] == '(' && end > at_ && text_.find(')', end) < text_.find(' ', end) && text_[end + 1] != ')') {
        end = text_.find(')', end) + 1;
        continue;
      }
      if (text_[end] == '(') {
        if (end + 1 < text_.size() && text_[end + 1] == ')') {
          end += 2;
          break;
        }
        return Fail("a `(` inside a word");
      }
      if (text_[end] == '[') return Fail("a `[` inside a word");
      ++end;
    }
    std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    const bool hyphens = word.size() > 1 && word.front() == '~';
    const bool apart = word.size() > 1 && word.front() == '^';
    if (hyphens || apart) word.remove_prefix(1);
    const bool exact = word.size() > 1 && word.front() == '=' && word[1] != '=';
    if (exact) word.remove_prefix(1);
    const bool name = word.ends_with("()");
    if (name) word.remove_suffix(2);
    const bool prefix = word.size() > 1 && word.ends_with('*');
    if (prefix) word.remove_suffix(1);
    Passage passage;
    passage.text = std::string(word);
    WordStore store;
    const std::vector<Token> tokens = ReadTokens(passage, 0, {0, word.size()}, store);
    if (tokens.empty()) return nullptr;  // a sign of punctuation: it stands for nothing
    NodePointer last;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (last) items.push_back(std::move(last));
      auto node = std::make_shared<PatternNode>();
      const Token& token = tokens[i];
      const bool tail = i + 1 == tokens.size();
      node->word = token.word;
      node->stem = token.stem;
      node->exact = exact || token.kind != TokenKind::kWord;
      node->hash = node->exact ? token.form : token.stem;
      const std::string_view written = token.as_written;
      const auto upper = std::count_if(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      node->capitals =
          upper >= 2 && std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (node->capitals) node->word = std::string(written);
      node->name = name && tail;
      node->glued = (token.before & kDot) != 0;
      node->hyphen = hyphens && i > 0;
      node->apart = apart && i == 0;
      if (prefix && tail) {
        node->kind = NodeKind::kPrefix;
        node->capitals = false;
        node->word = token.word;
      }
      last = std::move(node);
    }
    return last;
  }

  std::string_view text_;
  const Terms& terms_;
  size_t at_ = 0;
  std::string fault_;
};

}  // namespace

Result<std::shared_ptr<const PatternNode>> ParsePattern(std::string_view text, const Terms& terms) {
  return Parser(text, terms).Parse();
}

}  // namespace emend::facts

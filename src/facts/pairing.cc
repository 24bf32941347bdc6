#include "facts/pairing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "facts/code_lines.h"
#include "facts/lexicon.h"
#include "facts/longest.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr size_t kLinkWords = 8;  // words between a key and its value

struct Place {
  size_t begin;
  size_t end;
  int which;  // index of the key or value; -1 for a number
  double number;
};

bool IsLinkWord(const Token& token) {
  static const auto* kStems = [] {
    auto* stems = new std::unordered_set<uint64_t>();
    for (const char* word :
         {"be",      "mean",     "stand",    "for",      "as",         "status",    "code",    "port",
          "default", "return",   "respond",  "with",     "on",         "use",       "listen",  "run",
          "call",    "know",     "name",     "indicate", "signal",     "represent", "denote",  "phrase",
          "reason",  "error",    "response", "http",     "say",        "translate", "to",      "correspond",
          "server",  "by",       "tcp",      "number",   "its",        "in",        "at",      "have",
          "signify", "tell",     "equal",    "register", "assign",     "answer",    "meaning", "text",
          "message", "standard", "official", "well",     "title",      "and",       "of",      "that",
          "serve",   "expose",   "bind",     "accept",   "connection", "usually",   "spell"}) {
      stems->insert(StemHash(word));
    }
    stems->erase(StemHash("and"));
    return stems;
  }();
  return kStems->contains(token.stem) || IsFiller(token) || IsAuxiliary(token);
}

bool IsCapital(const Token& token) {
  return !token.as_written.empty() && token.as_written[0] >= 'A' && token.as_written[0] <= 'Z';
}

class PairFinder {
 public:
  PairFinder(const PairRules& rules, const Reading& reading, std::span<const uint32_t> passages)
      : rules_(rules), reading_(reading), passages_(passages) {
    for (const Pattern& key : rules.keys) key_words_.Join(key.first_words());
  }

  std::vector<Falsehood> Find() {
    for (const uint32_t passage : passages_) {
      const Span range = reading_.SentencesOf(static_cast<int>(passage));
      for (size_t i = range.begin; i < range.end; ++i) ReadSentence(reading_.sentences()[i]);
    }
    if (!rules_.numbers) ReadCode();
    ReadRows();
    std::sort(found_.begin(), found_.end(), [](const Falsehood& a, const Falsehood& b) {
      return std::tie(a.passage, a.span.begin) < std::tie(b.passage, b.span.begin);
    });
    return std::move(found_);
  }

 private:
  static std::vector<Place> Mentions(const std::vector<Pattern>& patterns, const std::vector<Token>& tokens) {
    std::vector<Place> all;
    for (size_t i = 0; i < patterns.size(); ++i) {
      for (const Matched& matched : patterns[i].FindAll(tokens))
        all.push_back({matched.front(), matched.back() + 1, static_cast<int>(i), 0});
    }
    return KeepLongest(std::move(all));
  }

  std::vector<Place> KeysIn(const std::vector<Token>& tokens) const {
    return key_words_.HasAny(tokens) ? Mentions(rules_.keys, tokens) : std::vector<Place>();
  }

  std::vector<Place> ValuesIn(const std::vector<Token>& tokens, const std::vector<Place>& keys) const {
    if (!rules_.numbers) return Mentions(rules_.values, tokens);
    std::vector<Place> numbers;
    for (size_t i = 0; i < tokens.size(); ++i) {
      const bool key =
          std::any_of(keys.begin(), keys.end(), [&](const Place& place) { return i >= place.begin && i < place.end; });
      if (!key && tokens[i].kind == TokenKind::kNumber && tokens[i].word.find('.') == std::string::npos)
        numbers.push_back({i, i + 1, -1, tokens[i].number});
    }
    return numbers;
  }

  bool IsRight(const Place& key, const Place& value) const {
    const auto which = static_cast<size_t>(key.which);
    if (!rules_.numbers)
      return std::find(rules_.right[which].begin(), rules_.right[which].end(), value.which) !=
             rules_.right[which].end();
    const auto& numbers = rules_.right_numbers[which];
    return std::find(numbers.begin(), numbers.end(), value.number) != numbers.end();
  }

  bool IsOfOther(const Place& value) const {
    return std::any_of(rules_.right_numbers.begin(), rules_.right_numbers.end(), [&](const std::vector<double>& known) {
      return std::find(known.begin(), known.end(), value.number) != known.end();
    });
  }

  // Whether only words that join a key with its value stand between two places.
  bool Linked(const Clause& whole, size_t from, size_t to) const {
    if (to - from > kLinkWords || to >= whole.tokens.size()) return false;
    const auto breaks = [&](size_t i) { return (whole.tokens[i].before & (kComma | kSemicolon | kLine)) != 0; };
    for (size_t i = from; i <= to; ++i) {
      if (breaks(i)) return false;
    }
    for (size_t i = from; i < to; ++i) {
      const bool denial = std::any_of(whole.denials.begin(), whole.denials.end(),
                                      [&](const Scope& scope) { return i >= scope.from && i < scope.to; });
      if (denial || IsLinkWord(whole.tokens[i])) continue;
      if (rules_.link.empty() || !rules_.link.Matches(std::span(whole.tokens).subspan(i, 1))) return false;
    }
    return true;
  }

  // Whether a value of one word is meant as a name: "403 Forbidden", "403 means forbidden", but not "403 forbidden
  // words".
  bool Named(const Clause& whole, const Place& value, size_t from, size_t to) const {
    if (rules_.numbers || value.end - value.begin > 1) return true;
    const Token& token = whole.tokens[value.begin];
    if (token.kind != TokenKind::kWord || token.code || IsCapital(token)) return true;
    for (size_t i = from; i < to; ++i) {
      if (IsAny(whole.tokens[i], {"is", "are", "means", "mean", "meaning", "stands", "called", "named", "signals",
                                  "indicates", "says", "denotes", "as"}))
        return true;
    }
    return false;
  }

  // `port 6379`, `6379/tcp`: a number at the words that say what it is.
  bool StandsAtSubject(const std::vector<Token>& tokens, size_t number) const {
    const size_t begin = number > 4 ? number - 4 : 0;
    const size_t end = std::min(tokens.size(), number + 6);
    return rules_.about.Matches(std::span(tokens).subspan(begin, end - begin));
  }

  std::optional<Place> KeyOf(const Clause& whole, const std::vector<Place>& keys, const Place& value) const {
    std::optional<Place> before;
    std::optional<Place> after;
    for (const Place& key : keys) {
      if (key.end <= value.begin) before = key;
      if (key.begin >= value.end && !after) after = key;
    }
    if (before && Linked(whole, before->end, value.begin) && Named(whole, value, before->end, value.begin))
      return before;
    if (after && Linked(whole, value.end, after->begin) && Named(whole, value, value.end, after->begin)) return after;
    if (!rules_.numbers || rules_.about.empty() || !StandsAtSubject(whole.tokens, value.begin)) return std::nullopt;
    return before ? before : after;
  }

  bool Denied(const Clause& whole, const Place& key, const Place& value) const {
    bool denied = false;
    for (const Scope& scope : whole.denials) {
      if (value.begin < scope.begin || value.begin >= scope.end) continue;
      // "not 403 Forbidden" denies that it is this code, not what the code means.
      if (scope.role != Role::kMyth &&
          (scope.from < std::min(key.end, value.end) || scope.from >= std::max(key.begin, value.begin)))
        continue;
      denied = true;
    }
    return denied;
  }

  // A key named before: in the question, the heading, the label.
  std::optional<Place> KeyNear(const Sentence& sentence) const {
    std::vector<const Sentence*> others;
    if (sentence.previous >= 0) others.push_back(&reading_.sentences()[static_cast<size_t>(sentence.previous)]);
    for (const int passage : reading_.ContextOf(sentence.passage)) {
      const Span range = reading_.SentencesOf(passage);
      for (size_t i = range.end; i-- > range.begin;) others.push_back(&reading_.sentences()[i]);
    }
    for (const Sentence* other : others) {
      const std::vector<Place> keys = KeysIn(other->tokens);
      if (keys.size() == 1) return keys.front();
      if (!keys.empty()) return std::nullopt;
    }
    return std::nullopt;
  }

  bool Silenced(const Sentence& sentence) const {
    if (!rules_.unless.empty() && rules_.unless.Matches(sentence.tokens)) return true;
    return !rules_.unless_near.empty() && OccursNear(rules_.unless_near, reading_, sentence.passage);
  }

  void ReadSentence(const Sentence& sentence) {
    if (!sentence.asserted) return;
    const std::vector<Place> keys = KeysIn(sentence.tokens);
    const bool answers = sentence.previous < 0 && reading_.QuestionOf(sentence.passage) >= 0;
    if (keys.empty() && !rules_.numbers && !answers) return;
    const std::vector<Place> values = ValuesIn(sentence.tokens, keys);
    if (values.empty()) return;
    const bool about = !rules_.numbers || rules_.about.empty() || OccursNear(rules_.about, reading_, sentence.passage);
    // "Redis: 5672" needs no word that says what the number is, if it is the number of another key.
    if (!about && !(keys.size() == 1 && values.size() == 1 && sentence.tokens.size() <= 3 && IsOfOther(values.front())))
      return;
    Clause whole;
    whole.tokens = sentence.tokens;
    MarkRoles(whole);
    if (!whole.asserted) {
      // What others believe ends at "but".
      const bool any = std::any_of(sentence.clauses.begin(), sentence.clauses.end(), [&](int clause) {
        return reading_.clauses()[static_cast<size_t>(clause)].asserted;
      });
      if (!any) return;
    }
    if (Silenced(sentence)) return;
    // "409 vs 422: Conflict vs Unprocessable Content", "… respectively".
    const bool apart =
        values.size() > 1 && !rules_.numbers && values.size() == keys.size() && keys.back().end <= values.front().begin;
    const bool in_order = apart || (values.size() == keys.size() &&
                                    std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                                [](const Token& token) { return token.word == "respectively"; }));
    std::vector<std::optional<Place>> bound(values.size());
    for (size_t i = 0; i < values.size(); ++i) bound[i] = in_order ? keys[i] : KeyOf(whole, keys, values[i]);
    for (size_t i = 0; i < values.size(); ++i) {
      const Place& value = values[i];
      const bool supposed = std::any_of(whole.supposed.begin(), whole.supposed.end(), [&](const Span& span) {
        return value.begin >= span.begin && value.end <= span.end &&
               value.end - value.begin + 2 < span.end - span.begin;
      });
      if (supposed) continue;
      std::optional<Place> key = bound[i];
      const bool near = !key && keys.empty() && values.size() == 1 && AnswersAlone(sentence, value);
      if (near) key = KeyNear(sentence);
      if (!key) continue;
      const bool denied = !near && Denied(whole, *key, value);
      if (IsRight(*key, value) != denied) continue;
      // "422 is not Unprocessable Entity any more": of two names that are known, one may be denied.
      // "It is a myth that it is answered with 200 OK" denies the answer, not the name.
      if (denied && (key->end == value.begin || values.size() > 1)) continue;
      if (denied && !rules_.numbers && rules_.right[static_cast<size_t>(key->which)].size() > 1) continue;
      if (!denied && rules_.numbers && RightBeside(values, bound, *key)) continue;
      const size_t begin = near ? value.begin : std::min(key->begin, value.begin);
      const size_t end = near ? value.end : std::max(key->end, value.end);
      Report(sentence.tokens[begin], sentence.tokens[end - 1], key->which);
    }
  }

  // Whether a sentence without a key gives the value of one that was named before it.
  bool AnswersAlone(const Sentence& sentence, const Place& value) const {
    if (rules_.numbers) return sentence.tokens.size() <= 6 || StandsAtSubject(sentence.tokens, value.begin);
    if (sentence.previous >= 0 || reading_.QuestionOf(sentence.passage) < 0) return false;
    return sentence.tokens.size() <= 5 ||
           std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
             return IsAny(token, {"name", "called", "means", "stands", "phrase"});
           });
  }

  // The right number stands beside, for no other key: "host port 5433 for PostgreSQL's 5432".
  bool RightBeside(const std::vector<Place>& values, const std::vector<std::optional<Place>>& bound,
                   const Place& key) const {
    for (size_t i = 0; i < values.size(); ++i) {
      if (IsRight(key, values[i]) && (!bound[i] || bound[i]->begin == key.begin)) return true;
    }
    return false;
  }

  void Report(const Token& first, const Token& last, int key) {
    const std::string& text = reading_.file().passages[static_cast<size_t>(first.passage)].text;
    size_t end = last.span.end;
    const std::string_view said = std::string_view(text).substr(first.span.begin, end - first.span.begin);
    if (said.find('(') != std::string_view::npos && said.find(')') == std::string_view::npos && end < text.size() &&
        text[end] == ')')
      ++end;
    found_.push_back({static_cast<size_t>(first.passage), {first.span.begin, end}, static_cast<size_t>(key)});
  }

  // `status=405  # Not Acceptable`: a key in code, its value in the line's comment.
  void ReadCode() {
    WordStore store;
    const auto& passages = reading_.file().passages;
    for (const uint32_t i : passages_) {
      if (passages[i].kind != PassageKind::kCode || !reading_.IsRead(i) || IsShownAsBad(reading_, static_cast<int>(i)))
        continue;
      for (const CodeLine& line : ReadCodeLines(passages[i].text)) {
        const size_t comment = line.span.begin + line.comment;
        if (line.apart || comment >= line.span.end) continue;
        const std::vector<Token> code = ReadTokens(passages[i], static_cast<int>(i), {line.span.begin, comment}, store);
        const std::vector<Token> words = ReadTokens(passages[i], static_cast<int>(i), {comment, line.span.end}, store);
        const std::vector<Place> keys = KeysIn(code);
        const std::vector<Place> values = Mentions(rules_.values, words);
        if (keys.size() != 1 || values.size() != 1 || words.size() > 5 || IsRight(keys.front(), values.front()))
          continue;
        const Token& first = words[values.front().begin];
        if (IsCapital(first)) Report(first, words[values.front().end - 1], keys.front().which);
      }
    }
  }

  // A key in one cell, a value in another one of the same row.
  void ReadRows() {
    const auto& passages = reading_.file().passages;
    std::map<std::pair<int, int>, std::vector<int>> rows;
    for (const uint32_t i : passages_) {
      if (passages[i].kind != PassageKind::kTableCell) continue;
      std::vector<int>& row = rows[{passages[i].table, passages[i].row}];
      if (!row.empty()) continue;
      const auto in_row = [&](size_t cell) {
        return passages[cell].table == passages[i].table && passages[cell].row == passages[i].row;
      };
      size_t begin = i, end = i + 1;
      while (begin > 0 && in_row(begin - 1)) --begin;
      while (end < passages.size() && in_row(end)) ++end;
      for (size_t cell = begin; cell < end; ++cell) row.push_back(static_cast<int>(cell));
    }
    for (const auto& [place, cells] : rows) {
      std::optional<Place> key;
      int key_cell = -1;
      int keys_seen = 0;
      for (const int cell : cells) {
        const std::vector<Token> tokens = TokensOf(cell);
        for (const Place& found : KeysIn(tokens)) {
          if (tokens.size() > 5) continue;
          key = found;
          key_cell = cell;
          ++keys_seen;
        }
      }
      if (keys_seen != 1) continue;
      for (const int cell : cells) {
        if (cell == key_cell || !reading_.Asserted(cell)) continue;
        const std::vector<Token> tokens = TokensOf(cell);
        if (tokens.empty() || tokens.size() > 6) continue;
        if (rules_.numbers) {
          const int header = HeaderOf(cell);
          if (rules_.about.empty() || header < 0 || !rules_.about.Matches(TokensOf(header))) continue;
        }
        const std::vector<Place> values = ValuesIn(tokens, {});
        if (values.size() != 1 || IsRight(*key, values.front())) continue;
        const Token& first = tokens[values.front().begin];
        if (!rules_.numbers && first.kind == TokenKind::kWord && !first.code && !IsCapital(first)) continue;
        Report(tokens[values.front().begin], tokens[values.front().end - 1], key->which);
      }
    }
  }

  // Of a cell's column; -1 if it has none.
  int HeaderOf(int cell) const {
    const auto& passages = reading_.file().passages;
    const Passage& place = passages[static_cast<size_t>(cell)];
    for (int i = cell - 1; i >= 0 && passages[static_cast<size_t>(i)].table == place.table; --i) {
      const Passage& other = passages[static_cast<size_t>(i)];
      if (other.kind == PassageKind::kTableHeader && other.column == place.column) return i;
    }
    return -1;
  }

  std::vector<Token> TokensOf(int passage) const {
    std::vector<Token> tokens;
    const Span range = reading_.SentencesOf(passage);
    for (size_t i = range.begin; i < range.end; ++i)
      tokens.insert(tokens.end(), reading_.sentences()[i].tokens.begin(), reading_.sentences()[i].tokens.end());
    return tokens;
  }

  const PairRules& rules_;
  const Reading& reading_;
  std::span<const uint32_t> passages_;
  FirstWords key_words_;
  std::vector<Falsehood> found_;
};

}  // namespace

std::vector<Falsehood> FindMispairings(const PairRules& rules, const Reading& reading,
                                       std::span<const uint32_t> passages) {
  return PairFinder(rules, reading, passages).Find();
}

}  // namespace emend::facts

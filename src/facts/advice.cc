#include "facts/advice.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "facts/releases.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

std::unordered_set<uint64_t> Stems(std::initializer_list<const char*> words) {
  std::unordered_set<uint64_t> out;
  for (const char* word : words) out.insert(StemHash(word));
  return out;
}

// Words of a sentence that tells of a name as gone, old or dangerous.
bool Dismisses(const Sentence& sentence) {
  static const auto kWords =
      Stems({"remove",      "removal",      "deprecate",  "deprecation", "gone",        "drop",
             "replace",     "replacement",  "obsolete",   "old",         "older",       "legacy",
             "former",      "formerly",     "unsafe",     "insecure",    "dangerous",   "danger",
             "never",       "avoid",        "rename",     "migrate",     "migration",   "upgrade",
             "fail",        "raise",        "break",      "nonexistent", "vulnerable",  "vulnerability",
             "arbitrary",   "risk",         "risky",      "not",         "no",          "nor",
             "neither",     "without",      "untrusted",  "attacker",    "malicious",   "outdated",
             "wrong",       "mistake",      "bad",        "error",       "ImportError", "AttributeError",
             "longer",      "supersede",    "succeed",    "successor",   "predecessor", "disappear",
             "delete",      "discourage",   "warning",    "warn",        "modern",      "instead",
             "historical",  "historically", "previously", "was",         "alias",       "exploit",
             "injection",   "trusted",      "only",       "trust",       "careful",     "carefully",
             "ineffective", "useless",      "ignore",     "until",       "before",      "prior",
             "once",        "originally",   "earlier",    "rewrite",     "port",        "refactor"});
  static const uint64_t kInstead = StemHash("instead");
  static const uint64_t kWas = HashWord("was");
  static const uint64_t kOnly = StemHash("only");
  const uint64_t be = StemHash("was");
  // "In Celery 4 one typed `…`".
  for (size_t i = 1; i < sentence.tokens.size(); ++i) {
    const std::string_view person = sentence.tokens[i - 1].word;
    if (sentence.tokens[i].word.ends_with("ed") &&
        (person == "one" || person == "you" || person == "we" || person == "people" || person == "developers"))
      return true;
  }
  for (const Token& token : sentence.tokens) {
    if (token.word == "could" || token.word == "worked" || token.word == "wrote" || token.word == "accepted" ||
        token.word == "allowed")
      return true;
    if (token.stem == be) {
      if (token.form == kWas || token.word == "were") return true;
      continue;
    }
    if (token.stem == kInstead || token.stem == kOnly) continue;
    if (kWords.contains(token.stem)) return true;
  }
  return false;
}

bool Recommends(const Token& token) {
  static const auto kWords =
      Stems({"use",       "call",        "import",    "set",     "with",   "via",       "through", "by",
             "provide",   "offer",       "add",       "put",     "write",  "configure", "wrap",    "decorate",
             "run",       "can",         "recommend", "choose",  "prefer", "need",      "should",  "must",
             "define",    "declare",     "control",   "enable",  "apply",  "specify",   "pass",    "create",
             "load",      "deserialize", "parse",     "check",   "detect", "return",    "do",      "get",
             "have",      "let",         "allow",     "support", "need",   "require",   "inherit", "subclass",
             "implement", "register",    "point",     "belong",  "go",     "hold",      "take"});
  return kWords.contains(token.stem);
}

// "On Django 3.2 you set it": all versions named are older than the one that removed it.
bool SpeaksOfOlder(const Sentence& sentence, const std::string& removed) {
  if (removed.empty()) return false;
  bool older = false;
  for (const Token& token : sentence.tokens) {
    if (token.kind != TokenKind::kNumber || token.word.find('.') == std::string::npos) continue;
    if (ReadVersion(token.word) >= ReadVersion(removed)) return false;
    older = true;
  }
  return older;
}

}  // namespace

std::vector<NamePlace> FindAdvised(const Pattern& name, const Reading& reading, std::span<const uint32_t> passages,
                                   const std::string& removed) {
  std::vector<NamePlace> places;
  std::vector<int> clauses;
  for (const uint32_t passage : passages) {
    const auto more = reading.ClausesOf(static_cast<int>(passage));
    std::copy_if(more.begin(), more.end(), std::back_inserter(clauses),
                 [&](int clause) { return name.MayMatch(reading.WordsOf(clause)); });
  }
  for (const int index : clauses) {
    const Clause& clause = reading.clauses()[static_cast<size_t>(index)];
    const Sentence& sentence = reading.sentences()[static_cast<size_t>(clause.sentence)];
    if (clause.whole || !clause.asserted || !sentence.asserted || Dismisses(sentence) ||
        SpeaksOfOlder(sentence, removed))
      continue;
    const auto& passage = reading.file().passages[static_cast<size_t>(clause.passage)];
    if (passage.kind == PassageKind::kHeading || passage.field == NoteField::kQuestion) continue;
    for (const Matched& matched : name.FindAll(clause.tokens)) {
      const size_t first = matched.front();
      if (first < clause.own) continue;
      const bool aside = std::any_of(clause.denials.begin(), clause.denials.end(),
                                     [&](const Scope& scope) { return first >= scope.begin && first < scope.end; });
      if (aside) continue;
      const bool advised = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), Recommends);
      if (!advised) continue;
      const Token& begin = clause.tokens[first];
      const Token& end = clause.tokens[matched.back()];
      const bool known = std::any_of(places.begin(), places.end(), [&](const NamePlace& place) {
        return place.passage == static_cast<size_t>(clause.passage) && place.span.begin == begin.span.begin;
      });
      if (!known) places.push_back({static_cast<size_t>(clause.passage), {begin.span.begin, end.span.end}});
    }
  }
  return places;
}

bool IsDismissed(const Reading& reading, size_t passage, Span span) {
  const Span range = reading.SentencesOf(static_cast<int>(passage));
  for (size_t i = range.end; i-- > range.begin;) {
    const Sentence& sentence = reading.sentences()[i];
    if (sentence.tokens.front().span.begin > span.begin) continue;
    const bool unsaid = std::any_of(sentence.clauses.begin(), sentence.clauses.end(), [&](int clause) {
      return !reading.clauses()[static_cast<size_t>(clause)].asserted;
    });
    return !sentence.asserted || unsaid || Dismisses(sentence);
  }
  return true;
}

}  // namespace emend::facts

#include "facts/lexicon.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facts/stem.h"

namespace emend::facts {
namespace {

struct Phrase {
  std::vector<uint64_t> stems;
  Role role;
  uint64_t form = 0;  // of the first word, where its stem is another word's: "partly" is no "part"
};

std::vector<std::string_view> SplitWords(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const size_t space = words.find(' ');
    out.push_back(words.substr(0, space));
    words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  }
  return out;
}

const std::unordered_map<uint64_t, std::vector<Phrase>>& Phrases() {
  static const auto* phrases = [] {
    auto* made = new std::unordered_map<uint64_t, std::vector<Phrase>>();
    const auto add = [made](std::string_view words, Role role) {
      Phrase phrase{{}, role};
      const std::string_view first = words.substr(0, words.find(' '));
      if (first.ends_with("ly")) phrase.form = HashWord(first);
      for (const std::string_view word : SplitWords(words)) phrase.stems.push_back(StemHash(word));
      (*made)[phrase.stems.front()].push_back(std::move(phrase));
    };
    using enum Role;
#define PHRASE(words, role) add(words, role);
#include "facts/lexicon.def"
#undef PHRASE
    return made;
  }();
  return *phrases;
}

std::unordered_set<uint64_t> Forms(std::string_view words) {
  std::unordered_set<uint64_t> out;
  for (const std::string_view word : SplitWords(words)) out.insert(HashWord(word));
  return out;
}

}  // namespace

std::optional<RoleMatch> FindRole(std::span<const Token> tokens) {
  const auto found = Phrases().find(tokens.front().stem);
  if (found == Phrases().end()) return std::nullopt;
  std::optional<RoleMatch> best;
  for (const Phrase& phrase : found->second) {
    // Small words may stand inside a phrase: "is a common misconception that".
    if (phrase.form != 0 && phrase.form != tokens.front().form) continue;
    size_t at = 1;
    size_t word = 1;
    while (word < phrase.stems.size() && at < tokens.size()) {
      if (tokens[at].stem == phrase.stems[word]) {
        ++word;
      } else if (!IsFiller(tokens[at]) || at > word + 1) {
        break;
      }
      ++at;
    }
    if (word == phrase.stems.size() && (!best || at > best->length)) best = RoleMatch{phrase.role, at};
  }
  // "used" alone has the stem of "use".
  static const uint64_t kUsed = HashWord("used");
  if (best && best->role == Role::kPast && tokens.front().stem == StemHash("used") && tokens.front().form != kUsed)
    return std::nullopt;
  return best;
}

namespace {

bool IsFillerForm(uint64_t form) {
  static const auto kWords = Forms(
      "a an the its your their our his her my this that these those also just always only then directly automatically "
      "simply already "
      "usually actually really still even all any each both very fully completely entirely immediately own therefore "
      "thus itself "
      "again first later now so whole entire same generally typically normally often necessarily strictly basically "
      "effectively "
      "merely truly quite purely default explicitly implicitly safely common");
  return kWords.contains(form);
}

}  // namespace

bool IsFiller(const Token& token) { return !token.code && IsFillerForm(token.form); }

bool IsFillerWord(std::string_view word) { return IsFillerForm(HashWord(word)); }

bool IsAuxiliary(const Token& token) {
  static const auto kWords =
      Forms("is are was were be does do did will would can could may might must shall should has have had");
  return !token.code && kWords.contains(token.form);
}

bool IsName(const Token& token) {
  const char first = token.as_written.empty() ? 'a' : token.as_written.front();
  return token.code || token.kind != TokenKind::kWord || (first >= 'A' && first <= 'Z');
}

bool IsPronoun(const Token& token) {
  static const auto kWords = Forms("it this that they these those such both he she which who whose its their");
  return !token.code && kWords.contains(token.form);
}

YesNo ReadYesNo(std::span<const Token> tokens, size_t& length) {
  static const auto kYes = Forms(
      "yes yep yeah true correct right absolutely definitely indeed sure exactly certainly ✅ ✔ ✓ ☑ 👍 y supported "
      "always");
  static const auto kNo = Forms("no nope false incorrect wrong never ❌ ✘ ✗ ✖ 🚫 ⛔ ☒ ❎ 👎 n not none unsupported");
  static const auto kPartly = Forms(
      "partly partially sometimes depends conditional conditionally maybe limited possibly rarely usually mostly "
      "often");
  length = 1;
  if (tokens.empty()) return YesNo::kNone;
  const uint64_t form = tokens[0].form;
  if (kPartly.contains(form)) return YesNo::kPartly;
  if (form == HashWord("not") && tokens.size() > 1) {
    static const auto kWeak = Forms("necessarily always guaranteed inherently exactly");
    length = 2;
    if (tokens[1].form == HashWord("really") || tokens[1].form == HashWord("at")) return YesNo::kNo;
    return kWeak.contains(tokens[1].form) ? YesNo::kPartly : YesNo::kNone;
  }
  if (kYes.contains(form)) return YesNo::kYes;
  if (kNo.contains(form)) return YesNo::kNo;
  return YesNo::kNone;
}

}  // namespace emend::facts

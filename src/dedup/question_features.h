// What a question is about and what it asks: all that a comparison needs, without the text.
//
//   "What is the N+1 query problem, and how do you avoid it?"
//     terms  nplus1 1.0, prevent 0.3 (second clause)     kinds  definition, besides: how-to
//
// Terms are stems, identifiers, names (`jwt` for JSON Web Token) and pairs of characters in scripts without spaces.
#ifndef EMEND_DEDUP_QUESTION_FEATURES_H_
#define EMEND_DEDUP_QUESTION_FEATURES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dedup/language.h"
#include "dedup/lexicon.h"
#include "dedup/question_kind.h"

namespace emend {

enum TermFlag : uint16_t {
  kPlatformTerm = 1,      // the ground of the question: a language, a framework
  kInstrumentTerm = 2,    // what it is to be done with
  kAsideTerm = 4,         // in a later clause or in parentheses
  kExactTerm = 8,         // a number, an identifier: a similar one is another one
  kGroundTerm = 16,       // where the question is asked: behind "in"
  kProblemTerm = 32,      // a fault with a name
  kRemedyTerm = 64,       // what is done about one
  kSlotTerm = 256,        // a member of contrasts.def
  kTargetTerm = 128,      // behind "to" or "into": what another term becomes
  kAnchorTerm = 512,      // of the thing that is asked about, see anchor.h
  kDescribedTerm = 2048,  // known by its description: what else the question says is mostly part of that
  kToldTerm = 4096,       // in a pattern of what the question is known as
  kSortTerm = 1024,       // only says of what sort another term is: "keyword", "pattern"
};

struct Term {
  uint64_t key = 0;  // hash of the text
  float weight = 0;  // 0 to about 1
  uint16_t flags = 0;
  uint16_t begin = 0;  // of the text, in QuestionFeatures::texts
  uint16_t length = 0;
};

// See known_questions.h.
struct KnownQuestion {
  uint64_t key = 0;
  bool is_whole = false;  // a whole question, not a thing that others name
  bool is_named = false;  // it is called by its name, perhaps in other places: "fixtures in pytest"
};

struct QuestionFeatures {
  std::vector<Term> terms;  // by key, each once
  std::string texts;
  KindSet first_kinds = 0;    // of the clause that names the subject
  KindSet besides_kinds = 0;  // of the others
  Language language = Language::kEn;
  bool language_is_certain = false;
  std::vector<uint32_t> row;         // hashes of its words in their order, of a name as one
  bool anchor_stands = true;         // what follows the anchor only places it
  std::vector<KnownQuestion> known;  // by key

  std::string_view Text(const Term& term) const { return std::string_view(texts).substr(term.begin, term.length); }
};

// What QuestionFeatures::row keeps of a word.
uint32_t RowHash(std::string_view word);

// Names that notes themselves explain: "… Command Bus Pattern (CBP) …". From the acronym, folded, to the
// terms that it stands for.
using LearnedNames = StringMap<std::vector<std::string>>;

// Their texts alone, in the order of the question; nothing is known by its description.
std::vector<std::string> ReadTerms(std::string_view question, const Lexicon& lexicon);

QuestionFeatures ReadQuestion(std::string_view question, const Lexicon& lexicon, const LearnedNames& learned = {});

}  // namespace emend

#endif  // EMEND_DEDUP_QUESTION_FEATURES_H_

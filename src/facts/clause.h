// Clauses: the stretches of a text that state one thing each, with what is denied, supposed or set aside in them.
#ifndef EMEND_FACTS_CLAUSE_H_
#define EMEND_FACTS_CLAUSE_H_

#include <cstddef>
#include <vector>

#include "base/span.h"
#include "facts/lexicon.h"
#include "facts/tokens.h"

namespace emend::facts {

// Words [begin, end) of a clause that the words [from, to) deny or set apart.
struct Scope {
  Role role;
  size_t begin;
  size_t end;
  size_t from;
  size_t to;
};

// A word at token `at` that leaves room: "may", "if", "can".
struct Hedge {
  Role role;
  size_t at;
};

struct Clause {
  // First the words of a label, lead-in, table header or question that the clause continues, then its own.
  std::vector<Token> tokens;
  size_t own = 0;                // the first of its own
  bool thin = false;             // too short to say something alone: what it says may stand in the words before its own
  std::vector<Scope> denials;    // kNegate … kInstead, kMyth
  std::vector<Span> compared;    // words behind "unlike": nothing is stated of them
  std::vector<Span> asides;      // words that are not the subject
  std::vector<Span> supposed;    // conditions and quotations: nobody says so
  std::vector<Span> conditions;  // those of `supposed` that begin with an "if"
  std::vector<Hedge> hedges;     // kCan, kMay, kIf, kStrong, kOptional
  bool asserted = true;          // no question, no belief of others, nothing under "Wrong:"
  bool whole = false;            // a sentence of several clauses, for statements that need all of it
  bool verdict = false;          // its own words are yes or no to those before them
  bool elliptic = false;         // "…, but POST is not": its subject is its own, the rest stands before it
  bool inserted = false;         // stood in brackets
  bool relative = false;         // begins with which, whose, who
  bool pronoun = false;          // begins with it, this, they, …
  int passage = 0;
  int sentence = 0;   // index in the reading
  int previous = -1;  // index of the clause before it in the same sentence
  int answers = -1;   // index of the question's sentence that it answers, with yes or no
};

// What stands before a clause in the sentence.
struct CutClause {
  std::vector<Token> tokens;
  std::vector<Token> verb;   // of the clause before it, which this one leaves out: "A is x, B y"
  bool after_colon = false;  // a colon or a dash ended the clause before it
  bool adversative = false;  // begins with but, yet, however
  bool inserted = false;     // stood in brackets
};

std::vector<CutClause> CutClauses(std::vector<Token> sentence);

// Fills in denials, asides, supposed, hedges and `asserted` from the clause's words. Returns the roles that concern
// the sentence as a whole.
struct SentenceRoles {
  bool belief = false;
  bool reject = false;
  bool condition = false;
};
SentenceRoles MarkRoles(Clause& clause);

}  // namespace emend::facts

#endif  // EMEND_FACTS_CLAUSE_H_

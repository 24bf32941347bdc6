// Things that a question describes without their name: "a function that remembers variables of the outer one" is about
// a closure. Known from rules/vocabulary/descriptions.tsv.
#ifndef EMEND_DEDUP_DESCRIPTIONS_H_
#define EMEND_DEDUP_DESCRIPTIONS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dedup/lexicon.h"
#include "dedup/pieces.h"

namespace emend {

class Descriptions {
 public:
  // The ones that are compiled in, in the words of Lexicon::Standard().
  static const Descriptions& Standard();

  // `table`: lines of `name<TAB>words|words`, where `a/b` is either word.
  Descriptions(std::string_view table, const Lexicon& lexicon);

  // Puts the name of what they describe in the place of pieces.
  void Name(std::vector<Piece>& pieces) const;

 private:
  struct Description {
    uint32_t name = 0;               // in names_
    std::vector<std::string> terms;  // all must be there
  };

  void Add(std::string_view words, uint32_t name, const Lexicon& lexicon);
  bool Apply(const Description& description, std::vector<Piece>& pieces) const;

  std::vector<std::string> names_;
  std::vector<Description> descriptions_;
  StringMap<std::vector<uint32_t>> by_term_;  // by the term of each that the fewest have; the longest first
};

}  // namespace emend

#endif  // EMEND_DEDUP_DESCRIPTIONS_H_

#ifndef EMEND_DEDUP_PIECES_H_
#define EMEND_DEDUP_PIECES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "dedup/question_features.h"

namespace emend {

// A term as it stands in a question, before it is known what else the question names.
struct Piece {
  std::string text;  // a stem, a name or a sign
  float weight = 1;
  uint16_t flags = 0;
  size_t word = 0;         // of the question, its first
  bool is_ground = false;  // a platform where the question stands on it
  bool is_within = false;  // behind "in": where the question is asked of its subject
  bool is_aside = false;
  bool is_detail = false;
  bool is_compared = false;  // in a clause that compares
};

// Weighs the pieces against each other and adds them to `features`, each term once, by key.
void CollectTerms(std::vector<Piece> pieces, QuestionFeatures& features);

}  // namespace emend

#endif  // EMEND_DEDUP_PIECES_H_

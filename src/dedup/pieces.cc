#include "dedup/pieces.h"

#include <xxhash.h>

#include <algorithm>

namespace emend {
namespace {

constexpr float kAsideWeight = 0.3f;           // of a term in a later clause
constexpr float kComparedAsideWeight = 0.65f;  // "… and how does it differ from Y?"
constexpr float kGroundWeight = 0.2f;          // of a platform that a question stands on
constexpr float kWithinShare = 0.62f;          // of the weight of what stands behind "in"
constexpr float kDetailShare = 0.4f;
constexpr size_t kMostTextBytes = 2000;

void Weigh(std::vector<Piece>& pieces) {
  const bool stands = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return !piece.is_ground && !piece.is_aside && !piece.is_within && piece.weight >= 0.25f;
  });
  for (Piece& piece : pieces) {
    if (piece.is_ground && stands)
      piece.weight = std::min(piece.weight, kGroundWeight);
    else if (piece.is_within && stands)
      piece.weight *= kWithinShare;
    if (piece.is_within || (piece.is_ground && stands)) piece.flags |= kGroundTerm;
    if (piece.is_ground && !stands && !piece.is_aside)
      piece.flags |= kAnchorTerm;  // there is nothing else to ask about
    if (piece.is_detail) piece.weight *= kDetailShare;
    if (piece.is_aside) piece.weight *= piece.is_compared ? kComparedAsideWeight : kAsideWeight;
  }
  float most = 0;
  for (const Piece& piece : pieces) most = std::max(most, piece.weight);
  if (most == 0 || most >= 0.95f) return;
  const float raise = 1 / most;
  for (Piece& piece : pieces) piece.weight *= piece.weight >= most ? raise : std::min(raise, 1.5f);
}

}  // namespace

void CollectTerms(std::vector<Piece> pieces, QuestionFeatures& features) {
  Weigh(pieces);
  for (const Piece& piece : pieces) {
    if (features.texts.size() + piece.text.size() > kMostTextBytes) break;
    Term term;
    term.key = XXH64(piece.text.data(), piece.text.size(), 0);
    term.weight = piece.weight;
    term.flags = static_cast<uint16_t>(piece.flags | (piece.is_aside ? kAsideTerm : 0));
    term.begin = static_cast<uint16_t>(features.texts.size());
    term.length = static_cast<uint16_t>(piece.text.size());
    const auto same = std::find_if(features.terms.begin(), features.terms.end(),
                                   [&](const Term& other) { return other.key == term.key; });
    if (same != features.terms.end()) {
      if (term.weight > same->weight) same->weight = term.weight, same->flags = term.flags;
      continue;
    }
    features.texts += piece.text;
    features.terms.push_back(term);
  }
  std::sort(features.terms.begin(), features.terms.end(), [](const Term& a, const Term& b) { return a.key < b.key; });
  features.terms.shrink_to_fit();
}

}  // namespace emend

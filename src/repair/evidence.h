// What a document as a whole shows about its damage, so that a short doubtful run is read as its neighbours are.
#ifndef EMEND_REPAIR_EVIDENCE_H_
#define EMEND_REPAIR_EVIDENCE_H_

#include <span>

#include "repair/damage_search.h"

namespace emend {

// What damage costs in a document of which nothing is known, but for the rarity of the misreadings.
DamageCosts UnknownCosts();

// The costs of damage in a document of which `sample` are stretches; with none, those of a document not known. `read`,
// if there is one, grows by the characters searched.
DamageCosts WeighEvidence(std::span<const Stretch> sample, size_t* read = nullptr);

// The lesser of each of the costs.
DamageCosts LeastCosts(const DamageCosts& a, const DamageCosts& b);

// The misreadings that the costs were lowered for: bit i for Misreadings::all()[i].
uint32_t EstablishedMisreadings(const DamageCosts& costs);

}  // namespace emend

#endif  // EMEND_REPAIR_EVIDENCE_H_

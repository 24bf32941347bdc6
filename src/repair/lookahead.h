// Text that was damaged more than once reads badly still when the last damage is undone, so a step that is right may
// look wrong. Here a step is judged by where it leads.
#ifndef EMEND_REPAIR_LOOKAHEAD_H_
#define EMEND_REPAIR_LOOKAHEAD_H_

#include <optional>

#include "repair/damage_search.h"

namespace emend {

// Whether text of that cost and so many characters looks damaged: they cost too much to be text.
bool LooksDamaged(int cost, size_t characters);
inline bool LooksDamaged(const Reading& reading) { return LooksDamaged(reading.cost, reading.pieces.size()); }

// How many characters of a stretch are at most in sequences, nothing lost, of one misreading.
size_t MostCovered(const Stretch& stretch);

// False if ReadThrough surely has nothing for the stretch, by any misreading.
bool MayReadThrough(const Stretch& stretch);

// All of a stretch that is a sequence in one misreading taken as such, all else as it stands. The cost is that of the
// damage and of the text that further steps, at most two, lead to. Nothing if most of the stretch is no sequence.
std::optional<Reading> ReadThrough(const Stretch& stretch, int misreading, DamageReader& reader);

}  // namespace emend

#endif  // EMEND_REPAIR_LOOKAHEAD_H_

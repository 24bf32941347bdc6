#ifndef EMEND_DEDUP_LANGUAGE_H_
#define EMEND_DEDUP_LANGUAGE_H_

#include <cstdint>

namespace emend {

// The languages whose question frames are known (frames.def). Others are compared by their words alone.
enum class Language : uint8_t {
  kEn,
  kDe,
  kFr,
  kEs,
  kPt,
  kIt,
  kPl,
  kCs,
  kRu,
  kUk,
  kTr,
  kNl,
  kSv,
  kNo,
  kHu,
  kRo,
  kFi,
  kId,
  kVi,
  kZh,
  kJa,
  kKo,
  kHi,
  kAr,
  kEl,
  kHe,
};

inline constexpr int kLanguages = 26;

}  // namespace emend

#endif  // EMEND_DEDUP_LANGUAGE_H_

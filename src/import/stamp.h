#ifndef EMEND_IMPORT_STAMP_H_
#define EMEND_IMPORT_STAMP_H_

#include <cstddef>
#include <string_view>

namespace emend {

// What a time stamp holds.
struct Stamp {
  bool time = false;
  bool date = false;
};

// The bytes of date and time words, punctuation and white space at the begin of the text: "Mon, 12.03.2024 um 14:05
// Uhr". What was seen is added to `seen`.
size_t StampLength(std::string_view text, Stamp& seen);

// "2y ago", "3 hours ago", "vor 2 Jahren", "hace 3 días" and nothing else: how pages date what people wrote.
bool IsAge(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_STAMP_H_

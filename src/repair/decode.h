// Bytes of a file -> UTF-8 text.
#ifndef EMEND_REPAIR_DECODE_H_
#define EMEND_REPAIR_DECODE_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace emend {

struct DecodedText {
  std::string text;        // well-formed UTF-8 without byte order mark; line ends as they were
  std::string encoding;    // "utf-8", "utf-16le", "windows-1252", …
  double certainty = 1.0;  // that this is the encoding; below 1 only for legacy single-byte text
  bool byte_order_mark = false;
  size_t control_bytes = 0;  // NUL and other C0 controls but tab and line ends
};

// Fails, with the fault and its remedy, on what is no text: binary files, UTF-16 without byte order mark.
Result<DecodedText> DecodeBytes(std::string bytes);

}  // namespace emend

#endif  // EMEND_REPAIR_DECODE_H_

// Lines that programs and people put between files that they join: "==> notes.md <==", "--- file 2 ---".
#ifndef EMEND_IMPORT_FILE_HEADER_H_
#define EMEND_IMPORT_FILE_HEADER_H_

#include <string_view>

namespace emend {

// Whether the line names the file or document that begins below it, between signs.
bool IsFileHeader(std::string_view line);

}  // namespace emend

#endif  // EMEND_IMPORT_FILE_HEADER_H_

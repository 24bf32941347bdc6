// Notes in the forms that other tools read.
//
// To add a form: src/render/export_x.cc that defines `x_export`, and a line EXPORT(x) in exports.def.
#ifndef EMEND_RENDER_EXPORTS_H_
#define EMEND_RENDER_EXPORTS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/note.h"

namespace emend {

struct ExportedTopic {
  std::string slug;  // the name of the file of notes, without its end; no two topics share one
  NotesFile file;
};

struct ExportedFile {
  std::string name;  // in a folder of its own; empty for the one file that is all
  std::string bytes;
};

struct Export {
  std::string_view name;
  std::string_view summary;  // one line
  bool one_file;             // else a file each topic
  std::vector<ExportedFile> (*render)(std::span<const ExportedTopic> topics);
};

// All forms, in the order of exports.def.
std::span<const Export* const> Exports();

// The names of all forms, apart by `|`.
inline constexpr std::string_view kExportNames = std::string_view(
#define EXPORT(name) "|" #name
#include "render/exports.def"
#undef EXPORT
                                                     )
                                                     .substr(1);

}  // namespace emend

#endif  // EMEND_RENDER_EXPORTS_H_

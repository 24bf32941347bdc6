#include "render/exports.h"

namespace emend {

#define EXPORT(name) extern const Export name##_export;
#include "render/exports.def"
#undef EXPORT

std::span<const Export* const> Exports() {
  static constexpr const Export* kExports[] = {
#define EXPORT(name) &name##_export,
#include "render/exports.def"
#undef EXPORT
  };
  return kExports;
}

}  // namespace emend

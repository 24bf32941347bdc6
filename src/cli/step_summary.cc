#include "cli/step_summary.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "cli/files.h"
#include "render/step_summary.h"

namespace emend {

Status AddToStepSummary(const CheckReport& report) {
  const char* path = std::getenv("GITHUB_STEP_SUMMARY");
  if (path == nullptr || *path == '\0') return Ok();
  const auto fault = [&](std::string_view what) {
    return Error{path, 0, 0,
                 "the step's summary (GITHUB_STEP_SUMMARY) " + std::string(what) + ": " + std::strerror(errno)};
  };
  Descriptor file(Retry([&] { return open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666); }));
  if (!file.ok()) return fault("cannot be opened");
  const std::string summary = RenderStepSummary(report);
  for (std::string_view rest = summary; !rest.empty();) {
    const ssize_t written = Retry([&] { return write(file.fd(), rest.data(), rest.size()); });
    if (written < 0) return fault("cannot be written");
    rest.remove_prefix(static_cast<size_t>(written));
  }
  if (file.Close() != 0) return fault("cannot be written");
  return Ok();
}

}  // namespace emend

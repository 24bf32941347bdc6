// What chat programs put among the messages: reactions, places of media, notices.
#ifndef EMEND_IMPORT_CHAT_NOISE_H_
#define EMEND_IMPORT_CHAT_NOISE_H_

#include <string_view>

namespace emend {

// A reaction below a message: "like 1", "👍 3", ":tada: 2", "2 replies", "(edited)".
bool IsReaction(std::string_view line);

// "<Media omitted>", "image omitted", "Bild weggelassen"
bool IsOmittedMedia(std::string_view text);

// What the program itself says: "This message was deleted", "Forwarded from …", "[In reply to …]".
bool IsNotice(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_CHAT_NOISE_H_

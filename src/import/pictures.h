// What is left of the pictures of a text.
#ifndef EMEND_IMPORT_PICTURES_H_
#define EMEND_IMPORT_PICTURES_H_

#include <string_view>

namespace emend {

// "![a loom](loom.png)", "[image: a loom]", "loom.png": what stands for a picture.
bool IsImage(std::string_view text);

// "Figure 3 – A loom": what stood below one.
bool IsPictureCaption(std::string_view text);

}  // namespace emend

#endif  // EMEND_IMPORT_PICTURES_H_

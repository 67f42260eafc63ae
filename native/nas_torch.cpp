// A small C ABI over libtorch: any ATen operator by its schema name, and autograd. Builds on libtorch 1.13 to 2.x.
//
// A tensor handle is an owned reference to a TensorImpl; null is the undefined tensor. Every entry catches every C++
// exception: it returns -1 (or null) and keeps the text for nas_error of the same thread.
// ATen and autograd headers only: the whole of torch/torch.h would triple the compile time. By hand, on Debian:
//   g++ -std=c++17 -O2 -fPIC -shared -fvisibility=hidden nas_torch.cpp -o libnas_torch.so -ltorch -ltorch_cpu -lc10
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

#include <atomic>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define NAS_API extern "C" __attribute__((visibility("default")))

using Handle = c10::TensorImpl*;
using Owner = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

namespace {

enum Tag : int32_t {
  kNone, kTensor, kInt, kDouble, kBool, kIntList, kTensorList, kOptionalTensorList, kString, kDevice
};

// One argument or result. Lists point at memory of the caller (arguments) or at memory to give back to nas_free_list (results).
struct Value {
  int32_t tag;
  int32_t length;  // of a list or a string; the device index of a device
  union {
    int64_t integer;
    double real;
    const void* pointer;
  };
};
static_assert(sizeof(Value) == 16, "Value is mirrored in C#");

// c10::optional of old versions, std::optional of new ones: whatever the dispatcher itself returns.
template <class> struct Rebind;
template <template <class> class O, class T> struct Rebind<O<T>> { template <class U> using to = O<U>; };
using FoundOperator = decltype(std::declval<c10::Dispatcher&>().findSchema(std::declval<const c10::OperatorName&>()));
template <class T> using Optional = typename Rebind<FoundOperator>::template to<T>;

thread_local std::string last_error;
std::atomic<int64_t> live_tensors{0};

#ifdef __GLIBC__
// A training step frees and takes the same hundreds of MB again, or GB. Left to itself glibc hands them back to the system in
// between, and the page faults cost 4 % of a common step and more than half of a large one. They stay with the process until
// somebody calls malloc_trim.
const bool keeps_memory = mallopt(M_MMAP_THRESHOLD, 32 << 20) + mallopt(M_TRIM_THRESHOLD, -1) == 2;
#endif

template <class Result, class Body>
Result guarded(Result failure, Body&& body) noexcept {
  try {
    return body();
  } catch (const c10::Error& e) {
    try { last_error = e.what_without_backtrace(); } catch (...) { last_error.clear(); }
  } catch (const std::exception& e) {
    try { last_error = e.what(); } catch (...) { last_error.clear(); }
  } catch (...) {
    last_error.clear();
  }
  return failure;
}

at::Tensor borrow(Handle handle) {
  return handle == nullptr ? at::Tensor() : at::Tensor(Owner::reclaim_copy(handle));
}

Handle give(at::Tensor&& tensor) {
  if (!tensor.defined()) return nullptr;
  live_tensors.fetch_add(1, std::memory_order_relaxed);
  return tensor.unsafeReleaseTensorImpl();
}

std::vector<at::Tensor> borrow_all(const Handle* handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int32_t i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
  return tensors;
}

c10::List<int64_t> int_list_of(const Value& value) {
  const auto* items = static_cast<const int64_t*>(value.pointer);
  c10::List<int64_t> list;
  list.reserve(value.length);
  for (int32_t i = 0; i < value.length; i++) list.push_back(items[i]);
  return list;
}

template <class T>
c10::List<T> tensor_list_of(const Value& value) {
  const Handle* handles = static_cast<const Handle*>(value.pointer);
  c10::List<T> list;
  list.reserve(value.length);
  for (int32_t i = 0; i < value.length; i++) {
    if constexpr (std::is_same_v<T, at::Tensor>) list.push_back(borrow(handles[i]));
    else list.push_back(handles[i] == nullptr ? T() : T(borrow(handles[i])));
  }
  return list;
}

c10::IValue to_ivalue(const Value& value) {
  switch (value.tag) {
    case kNone: return c10::IValue();
    case kTensor: return c10::IValue(borrow(static_cast<Handle>(const_cast<void*>(value.pointer))));
    case kInt: return c10::IValue(value.integer);
    case kDouble: return c10::IValue(value.real);
    case kBool: return c10::IValue(value.integer != 0);
    case kIntList: return c10::IValue(int_list_of(value));
    case kTensorList: return c10::IValue(tensor_list_of<at::Tensor>(value));
    case kOptionalTensorList: return c10::IValue(tensor_list_of<Optional<at::Tensor>>(value));
    case kString: return c10::IValue(std::string(static_cast<const char*>(value.pointer), value.length));
    case kDevice: return c10::IValue(c10::Device(static_cast<c10::DeviceType>(value.integer), static_cast<c10::DeviceIndex>(value.length)));
  }
  TORCH_CHECK(false, "unknown argument tag ", value.tag);
}

Value to_value(c10::IValue&& result) {
  Value value{kNone, 0, {0}};
  if (result.isTensor()) {
    value.tag = kTensor;
    value.pointer = give(std::move(result).toTensor());
  } else if (result.isInt()) {
    value.tag = kInt;
    value.integer = result.toInt();
  } else if (result.isDouble()) {
    value.tag = kDouble;
    value.real = result.toDouble();
  } else if (result.isBool()) {
    value.tag = kBool;
    value.integer = result.toBool() ? 1 : 0;
  } else if (result.isTensorList()) {
    auto tensors = result.toTensorVector();
    auto* handles = new Handle[tensors.size()];
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = give(std::move(tensors[i]));
    value.tag = kTensorList;
    value.length = static_cast<int32_t>(tensors.size());
    value.pointer = handles;
  } else {
    TORCH_CHECK(result.isNone(), "a result of type ", result.tagKind(), " cannot cross the boundary");
  }
  return value;
}

}  // namespace

// The text of the last failure on this thread, UTF-8, valid until the next one.
NAS_API const char* nas_error() { return last_error.c_str(); }

NAS_API const char* nas_version() { return TORCH_VERSION; }

// The operator of that schema name ("aten::add") and overload ("Tensor"), valid for the life of the process.
NAS_API void* nas_find(const char* name, const char* overload) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto found = c10::Dispatcher::singleton().findSchema(c10::OperatorName(name, overload));
    TORCH_CHECK(found.has_value(), "libtorch ", TORCH_VERSION, " has no operator ", name, *overload == 0 ? "" : ".", overload);
    return new c10::OperatorHandle(*found);
  });
}

// Calls an operator with all arguments of its schema in order. Writes the first `capacity` results and drops the others;
// returns how many results there were.
NAS_API int32_t nas_call(const void* op, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
  static thread_local torch::jit::Stack spare;
  return guarded<int32_t>(-1, [&] {
    auto stack = std::move(spare);  // moved, not referenced: a call made from within this one finds an empty spare
    stack.clear();
    for (int32_t i = 0; i < count; i++) stack.push_back(to_ivalue(arguments[i]));
    static_cast<const c10::OperatorHandle*>(op)->callBoxed(stack);
    const auto produced = static_cast<int32_t>(stack.size());
    for (int32_t i = 0; i < produced && i < capacity; i++) results[i] = to_value(std::move(stack[i]));
    stack.clear();
    spare = std::move(stack);
    return produced;
  });
}

NAS_API void nas_free(Handle tensor) {
  if (tensor == nullptr) return;
  live_tensors.fetch_sub(1, std::memory_order_relaxed);
  guarded<int>(-1, [&] { Owner::reclaim(tensor); return 0; });
}

// Frees the array of a list result, not the tensors in it.
NAS_API void nas_free_list(const Handle* handles) { delete[] handles; }

// How many handles are owned outside.
NAS_API int64_t nas_live() { return live_tensors.load(std::memory_order_relaxed); }

// A new CPU tensor holding a copy of `bytes` bytes.
NAS_API Handle nas_from_data(const void* data, int64_t bytes, const int64_t* sizes, int32_t ndim, int32_t dtype) {
  return guarded<Handle>(nullptr, [&] {
    auto tensor = at::empty(at::IntArrayRef(sizes, ndim), at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype)));
    TORCH_CHECK(static_cast<int64_t>(tensor.nbytes()) == bytes, "the shape asks for ", tensor.nbytes(), " bytes, but ", bytes, " were given");
    std::memcpy(tensor.data_ptr(), data, bytes);
    return give(std::move(tensor));
  });
}

NAS_API void* nas_data(Handle tensor) {
  return guarded<void*>(nullptr, [&] { return borrow(tensor).data_ptr(); });
}

NAS_API int32_t nas_ndim(Handle tensor) {
  return guarded<int32_t>(-1, [&] { return static_cast<int32_t>(tensor->dim()); });
}

NAS_API int32_t nas_sizes(Handle tensor, int64_t* sizes) {
  return guarded<int32_t>(-1, [&] { auto s = tensor->sizes(); std::copy(s.begin(), s.end(), sizes); return 0; });
}

NAS_API int32_t nas_strides(Handle tensor, int64_t* strides) {
  return guarded<int32_t>(-1, [&] { auto s = tensor->strides(); std::copy(s.begin(), s.end(), strides); return 0; });
}

NAS_API int64_t nas_numel(Handle tensor) {
  return guarded<int64_t>(-1, [&] { return static_cast<int64_t>(tensor->numel()); });
}

NAS_API int32_t nas_is_contiguous(Handle tensor) {
  return guarded<int32_t>(-1, [&] { return tensor->is_contiguous() ? 1 : 0; });
}

NAS_API int32_t nas_dtype(Handle tensor) {
  return guarded<int32_t>(-1, [&] { return static_cast<int32_t>(c10::typeMetaToScalarType(tensor->dtype())); });
}

NAS_API int32_t nas_device(Handle tensor, int32_t* index) {
  return guarded<int32_t>(-1, [&] {
    auto device = tensor->device();
    *index = device.index();
    return static_cast<int32_t>(device.type());
  });
}

// The only value of a tensor, as kInt, kDouble or kBool.
NAS_API int32_t nas_item(Handle tensor, Value* value) {
  return guarded<int32_t>(-1, [&] { *value = to_value(c10::IValue(borrow(tensor).item())); return 0; });
}

NAS_API int32_t nas_requires_grad(Handle tensor) {
  return guarded<int32_t>(-1, [&] { return borrow(tensor).requires_grad() ? 1 : 0; });
}

NAS_API int32_t nas_set_requires_grad(Handle tensor, int32_t value) {
  return guarded<int32_t>(-1, [&] { borrow(tensor).set_requires_grad(value != 0); return 0; });
}

NAS_API int32_t nas_is_leaf(Handle tensor) {
  return guarded<int32_t>(-1, [&] { return borrow(tensor).is_leaf() ? 1 : 0; });
}

// Null without a failure when there is no gradient.
NAS_API int32_t nas_grad(Handle tensor, Handle* gradient) {
  return guarded<int32_t>(-1, [&] { *gradient = give(at::Tensor(borrow(tensor).grad())); return 0; });
}

NAS_API int32_t nas_set_grad(Handle tensor, Handle gradient) {
  return guarded<int32_t>(-1, [&] { borrow(tensor).mutable_grad() = borrow(gradient); return 0; });
}

NAS_API int32_t nas_backward(const Handle* outputs, int32_t count, const Handle* seeds, int32_t seed_count, int32_t retain_graph, int32_t create_graph) {
  return guarded<int32_t>(-1, [&] {
    torch::autograd::backward(borrow_all(outputs, count), borrow_all(seeds, seed_count), retain_graph != 0, create_graph != 0);
    return 0;
  });
}

// Writes one gradient per input (null for an unused one).
NAS_API int32_t nas_gradients(const Handle* outputs, int32_t output_count, const Handle* inputs, int32_t input_count, const Handle* seeds, int32_t seed_count,
                              int32_t retain_graph, int32_t create_graph, int32_t allow_unused, Handle* gradients) {
  return guarded<int32_t>(-1, [&] {
    auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count), borrow_all(seeds, seed_count),
                                       retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int32_t i = 0; i < input_count; i++) gradients[i] = give(std::move(found[i]));
    return 0;
  });
}

// Gradient recording of this thread; both return the former or current state.
NAS_API int32_t nas_grad_enabled() { return c10::GradMode::is_enabled() ? 1 : 0; }
NAS_API void nas_set_grad_enabled(int32_t value) { c10::GradMode::set_enabled(value != 0); }

NAS_API int32_t nas_manual_seed(int64_t seed) {
  return guarded<int32_t>(-1, [&] { at::manual_seed(static_cast<uint64_t>(seed)); return 0; });
}

NAS_API int32_t nas_threads() { return guarded<int32_t>(-1, [] { return static_cast<int32_t>(at::get_num_threads()); }); }
NAS_API int32_t nas_set_threads(int32_t count) { return guarded<int32_t>(-1, [&] { at::set_num_threads(count); return 0; }); }

NAS_API int32_t nas_has_cuda() { return guarded<int32_t>(0, [] { return at::hasCUDA() ? 1 : 0; }); }

NAS_API int32_t nas_deterministic() { return guarded<int32_t>(-1, [] { return at::globalContext().deterministicAlgorithms() ? 1 : 0; }); }
NAS_API int32_t nas_set_deterministic(int32_t value, int32_t warn_only) {
  return guarded<int32_t>(-1, [&] { at::globalContext().setDeterministicAlgorithms(value != 0, warn_only != 0); return 0; });
}

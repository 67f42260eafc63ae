"""Writes small random checkpoints of three kinds of encoders with the outputs that they should give.

An independent computation in double precision, from the published formulas: BERT (Devlin et al., 2019), RoBERTa (Liu et al., 2019),
ModernBERT (Warner et al., 2024), byte-level BPE (Radford et al., 2019), WordPiece (Wu et al., 2016).
Run it in this folder with numpy: python3 make.py
"""
import json, math, os, re, struct
import numpy as np

TEXTS = [
    "routing[im2col(3,1,1){'out_feature_shape': [1024, 27]}, computation[linear(64){'out_feature_shape': [1024, 64]}]]",
    "computation[relu]",
]
WIDTH, HEADS, INNER, LAYERS, POSITIONS = 8, 2, 12, 4, 160


def write(folder, config, tensors, tokenizer, expected):
    os.makedirs(folder, exist_ok=True)
    header, data = {}, b""
    for name, values in tensors.items():
        raw = values.astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(f"{folder}/model.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)
    for name, content in [("config", config), ("tokenizer", tokenizer), ("expected", expected)]:
        with open(f"{folder}/{name}.json", "w") as file:
            json.dump(content, file)
            file.write("\n")


def norm(x, scale, shift=0.0, eps=1e-5):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(variance + eps) * scale + shift


def gelu(x):
    return np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.ravel()]).reshape(x.shape)


def attend(q, k, v, seen):
    """[tokens, width] three times; head by head."""
    size, out = WIDTH // HEADS, []
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        scores = q[:, part] @ k[:, part].T / math.sqrt(size)
        scores = np.where(seen, scores, -np.inf)
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        out.append(shares / shares.sum(-1, keepdims=True) @ v[:, part])
    return np.concatenate(out, -1)


def bert(w, ids, first, eps):
    n = len(ids)
    x = (w["embeddings.word_embeddings.weight"][ids]
         + w["embeddings.position_embeddings.weight"][first:first + n]
         + w["embeddings.token_type_embeddings.weight"][0])
    x = norm(x, w["embeddings.LayerNorm.weight"], w["embeddings.LayerNorm.bias"], eps)
    linear = lambda x, name: x @ w[name + ".weight"].T + w[name + ".bias"]
    for i in range(LAYERS):
        layer = f"encoder.layer.{i}."
        q, k, v = (linear(x, layer + "attention.self." + part) for part in ("query", "key", "value"))
        looked = linear(attend(q, k, v, np.ones((n, n), bool)), layer + "attention.output.dense")
        name = layer + "attention.output.LayerNorm"
        x = norm(x + looked, w[name + ".weight"], w[name + ".bias"], eps)
        inner = linear(gelu(linear(x, layer + "intermediate.dense")), layer + "output.dense")
        name = layer + "output.LayerNorm"
        x = norm(x + inner, w[name + ".weight"], w[name + ".bias"], eps)
    return x


def turned(x, theta):
    size = WIDTH // HEADS
    out = np.empty_like(x)
    for position in range(len(x)):
        for head in range(HEADS):
            for j in range(size // 2):
                angle = position * theta ** (-2.0 * j / size)
                a, b = head * size + j, head * size + j + size // 2
                out[position, a] = x[position, a] * math.cos(angle) - x[position, b] * math.sin(angle)
                out[position, b] = x[position, b] * math.cos(angle) + x[position, a] * math.sin(angle)
    return out


def modern(w, ids, config):
    n = len(ids)
    x = norm(w["embeddings.tok_embeddings.weight"][ids], w["embeddings.norm.weight"])
    distance = np.abs(np.arange(n)[:, None] - np.arange(n)[None, :])
    for i in range(LAYERS):
        layer, far = f"layers.{i}.", i % config["global_attn_every_n_layers"] == 0
        theta = config["global_rope_theta"] if far else config["local_rope_theta"]
        h = x if i == 0 else norm(x, w[layer + "attn_norm.weight"])
        q, k, v = np.split(h @ w[layer + "attn.Wqkv.weight"].T, 3, -1)
        seen = np.ones((n, n), bool) if far else distance <= config["local_attention"] // 2
        x = x + attend(turned(q, theta), turned(k, theta), v, seen) @ w[layer + "attn.Wo.weight"].T
        a, b = np.split(norm(x, w[layer + "mlp_norm.weight"]) @ w[layer + "mlp.Wi.weight"].T, 2, -1)
        x = x + (gelu(a) * b) @ w[layer + "mlp.Wo.weight"].T
    return norm(x, w["final_norm.weight"])


def bert_shapes(vocabulary, prefix):
    yield prefix + "embeddings.word_embeddings.weight", (vocabulary, WIDTH)
    yield prefix + "embeddings.position_embeddings.weight", (POSITIONS, WIDTH)
    yield prefix + "embeddings.token_type_embeddings.weight", (2, WIDTH)
    norms = lambda name: [(name + ".weight", (WIDTH,)), (name + ".bias", (WIDTH,))]
    yield from norms(prefix + "embeddings.LayerNorm")
    for i in range(LAYERS):
        layer = f"{prefix}encoder.layer.{i}."
        for name, (to, frm) in [("attention.self.query", (WIDTH, WIDTH)), ("attention.self.key", (WIDTH, WIDTH)),
                                ("attention.self.value", (WIDTH, WIDTH)), ("attention.output.dense", (WIDTH, WIDTH)),
                                ("intermediate.dense", (INNER, WIDTH)), ("output.dense", (WIDTH, INNER))]:
            yield layer + name + ".weight", (to, frm)
            yield layer + name + ".bias", (to,)
        yield from norms(layer + "attention.output.LayerNorm")
        yield from norms(layer + "output.LayerNorm")


def modern_shapes(vocabulary, prefix):
    yield prefix + "embeddings.tok_embeddings.weight", (vocabulary, WIDTH)
    yield prefix + "embeddings.norm.weight", (WIDTH,)
    for i in range(LAYERS):
        layer = f"{prefix}layers.{i}."
        if i > 0:
            yield layer + "attn_norm.weight", (WIDTH,)
        yield layer + "attn.Wqkv.weight", (3 * WIDTH, WIDTH)
        yield layer + "attn.Wo.weight", (WIDTH, WIDTH)
        yield layer + "mlp_norm.weight", (WIDTH,)
        yield layer + "mlp.Wi.weight", (2 * INNER, WIDTH)
        yield layer + "mlp.Wo.weight", (WIDTH, INNER)
    yield prefix + "final_norm.weight", (WIDTH,)


def random(shapes, seed):
    rng = np.random.default_rng(seed)
    return {name: (rng.normal(1 if name.endswith("orm.weight") else 0, 0.5, shape)).astype("f4") for name, shape in shapes}


def plain(tensors, prefix):
    return {name[len(prefix):]: values.astype("f8") for name, values in tensors.items()}


# Bytes as printable characters, and the pieces that byte-level BPE splits text into.
def byte_letters():
    kept = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    letters, extra = {b: chr(b) for b in kept}, 0
    for b in range(256):
        if b not in letters:
            letters[b] = chr(256 + extra)
            extra += 1
    return letters


MERGES = [("r", "e"), ("l", "i"), ("o", "u"), ("ou", "t"), ("li", "n"), ("lin", "e"), ("a", "r"), ("Ġ", "["), ("re", "l"), ("1", "0"), ("2", "4")]


def bpe(text, vocabulary):
    letters, ids = byte_letters(), []
    # An underscore is a letter to \p{P}; the published pattern puts it among punctuation.
    for piece in re.findall(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+", text):
        parts = [letters[b] for b in piece.encode()]
        while True:
            ranks = [(MERGES.index(pair), i) for i, pair in enumerate(zip(parts, parts[1:])) if pair in MERGES]
            if not ranks:
                break
            rank, _ = min(ranks)
            joined, i = [], 0
            while i < len(parts):
                if i + 1 < len(parts) and (parts[i], parts[i + 1]) == MERGES[rank]:
                    joined.append(parts[i] + parts[i + 1])
                    i += 2
                else:
                    joined.append(parts[i])
                    i += 1
            parts = joined
        ids += [vocabulary[part] for part in parts]
    return ids


def wordpiece(text, vocabulary):
    ids = []
    for word in re.findall(r"[^\W_]+|[^\w\s]|_", text.lower()):
        pieces, start = [], 0
        while start < len(word):
            end = next((e for e in range(len(word), start, -1) if ("##" if start else "") + word[start:e] in vocabulary), None)
            if end is None:
                pieces = [vocabulary["[UNK]"]]
                break
            pieces.append(vocabulary[("##" if start else "") + word[start:end]])
            start = end
        ids += pieces
    return ids


def main():
    base = {"hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": HEADS, "intermediate_size": INNER,
            "max_position_embeddings": POSITIONS}
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rout", "##ing", "im", "##2", "##col", "comput", "##ation", "linear", "relu",
             "out", "feature", "shape", "_", "(", ")", "[", "]", "{", "}", ",", ":", "'", "1", "3", "##0", "##24", "64", "27", "10"]
    vocabulary = {word: i for i, word in enumerate(words)}
    tensors = random(bert_shapes(len(words), "bert."), 1)
    config = {**base, "model_type": "bert", "vocab_size": len(words), "layer_norm_eps": 1e-12, "pad_token_id": 0, "type_vocab_size": 2}
    tokens = [[2] + wordpiece(text, vocabulary) + [3] for text in TEXTS]
    write("bert", config, tensors,
          {"added_tokens": [{"id": i, "content": words[i]} for i in range(5)],
           "normalizer": {"type": "BertNormalizer", "lowercase": True}, "pre_tokenizer": {"type": "BertPreTokenizer"},
           "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "vocab": vocabulary}},
          {"texts": TEXTS, "tokens": tokens, "hidden": [bert(plain(tensors, "bert."), ids, 0, 1e-12).round(6).tolist() for ids in tokens]})

    for name, specials in [("roberta", ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]), ("modernbert", ["[CLS]", "[PAD]", "[SEP]", "[UNK]", "[MASK]"])]:
        pieces = specials + [byte_letters()[b] for b in range(256)] + ["".join(pair) for pair in MERGES]
        vocabulary = {piece: i for i, piece in enumerate(pieces)}
        tokens = [[0] + bpe(text, vocabulary) + [2] for text in TEXTS]
        tokenizer = {"added_tokens": [{"id": i, "content": specials[i]} for i in range(5)],
                     "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False},
                     "model": {"type": "BPE", "vocab": vocabulary, "merges": [" ".join(pair) for pair in MERGES]}}
        if name == "roberta":
            tensors = random(bert_shapes(len(pieces), "roberta."), 2)
            config = {**base, "model_type": name, "vocab_size": len(pieces), "layer_norm_eps": 1e-5, "pad_token_id": 1, "type_vocab_size": 2}
            hidden = [bert(plain(tensors, "roberta."), ids, 2, 1e-5) for ids in tokens]
        else:
            tensors = random(modern_shapes(len(pieces), "model."), 3)
            config = {**base, "model_type": name, "vocab_size": len(pieces), "norm_eps": 1e-5, "pad_token_id": 1, "local_attention": 8,
                      "global_attn_every_n_layers": 3, "global_rope_theta": 160000.0, "local_rope_theta": 10000.0}
            hidden = [modern(plain(tensors, "model."), ids, config) for ids in tokens]
        write(name, config, tensors, tokenizer, {"texts": TEXTS, "tokens": tokens, "hidden": [h.round(6).tolist() for h in hidden]})


main()

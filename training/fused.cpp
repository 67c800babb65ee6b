// What stands between the convolutions, for CPUs with AVX-512 and bfloat16. PyTorch's own operators would read and write the
// whole activation for each of scale, bias, leaky ReLU, next style and toRGB; here that is one pass forward, one backward.
//
// Nothing here starts threads: a batch is shared out among workers, and each calls these for its own pictures.
// Activations are bfloat16 and NHWC ("channels last"), C a multiple of 16; everything per channel is float.
//   N pictures, P pixels (height times width), C channels; d, s: [N, C]; b: [C]; rgb: [N, P, 3]; r: [N, 3, C].
#include <immintrin.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

typedef uint16_t half;  // a bfloat16: the upper half of a float

static inline __m512 load(const half* p) {
    return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i*)p)), 16));
}
static inline void store(half* p, __m512 v) { _mm256_storeu_si256((__m256i*)p, (__m256i)_mm512_cvtneps_pbh(v)); }
static inline __m512 load(const float* p) { return _mm512_loadu_ps(p); }
static inline void store(float* p, __m512 v) { _mm512_storeu_ps(p, v); }
static inline __m512 leaky(__m512 v) { return _mm512_max_ps(v, _mm512_mul_ps(v, _mm512_set1_ps(0.2f))); }

extern "C" {

// a = leaky(y * d + b);  out = a * s, unless out is null;  rgb = sum over channels of a * r, unless r is null.
void activate_forward(const half* y, const float* d, const float* b, const float* s, const float* r, half* out, float* rgb,
                      long N, long P, long C) {
    const long chunk = 512, chunks = (P + chunk - 1) / chunk;
    for (long n = 0; n < N; n++) for (long k = 0; k < chunks; k++) {
        const float *dn = d + n * C, *sn = s + n * C, *rn = r + n * 3 * C;
        for (long p = k * chunk; p < std::min(P, (k + 1) * chunk); p++) {
            const long o = (n * P + p) * C;
            __m512 r0 = _mm512_setzero_ps(), r1 = r0, r2 = r0;
            for (long c = 0; c < C; c += 16) {
                __m512 a = leaky(_mm512_fmadd_ps(load(y + o + c), load(dn + c), load(b + c)));
                if (r) {
                    r0 = _mm512_fmadd_ps(a, load(rn + c), r0);
                    r1 = _mm512_fmadd_ps(a, load(rn + C + c), r1);
                    r2 = _mm512_fmadd_ps(a, load(rn + 2 * C + c), r2);
                }
                if (out) store(out + o + c, _mm512_mul_ps(a, load(sn + c)));
            }
            if (r) {
                float* q = rgb + (n * P + p) * 3;
                q[0] = _mm512_reduce_add_ps(r0), q[1] = _mm512_reduce_add_ps(r1), q[2] = _mm512_reduce_add_ps(r2);
            }
        }
    }
}

// Given gout and grgb (either may be null): gy, and gd, gb, gs [N, C] and gr [N, 3, C] (the last two unless null).
void activate_backward(const half* y, const float* d, const float* b, const float* s, const float* r, const half* gout, const float* grgb,
                       half* gy, float* gd, float* gb, float* gs, float* gr, long N, long P, long C) {
    const long chunk = std::min(P, 1024L), chunks = (P + chunk - 1) / chunk;
    std::vector<float> sums(N * chunks * 6 * C);  // of each chunk: d, b, s, r0, r1, r2
    for (long n = 0; n < N; n++) for (long k = 0; k < chunks; k++) for (long c = 0; c < C; c += 16) {
        const __m512 zero = _mm512_setzero_ps(), one = _mm512_set1_ps(1), fifth = _mm512_set1_ps(0.2f);
        const __m512 D = load(d + n * C + c), B = load(b + c), S = gout ? load(s + n * C + c) : zero;
        const float* rn = r + n * 3 * C + c;
        const __m512 R0 = r ? load(rn) : zero, R1 = r ? load(rn + C) : zero, R2 = r ? load(rn + 2 * C) : zero;
        __m512 td = zero, tb = zero, ts = zero, t0 = zero, t1 = zero, t2 = zero;
        for (long p = k * chunk; p < std::min(P, (k + 1) * chunk); p++) {
            const long o = (n * P + p) * C + c;
            const __m512 Y = load(y + o), v = _mm512_fmadd_ps(Y, D, B);
            const __m512 slope = _mm512_mask_blend_ps(_mm512_cmp_ps_mask(v, zero, _CMP_GT_OQ), fifth, one), a = _mm512_mul_ps(v, slope);
            __m512 ga = zero;
            if (gout) {
                const __m512 g = load(gout + o);
                ga = _mm512_mul_ps(g, S), ts = _mm512_fmadd_ps(g, a, ts);
            }
            if (grgb) {
                const float* q = grgb + (n * P + p) * 3;
                const __m512 q0 = _mm512_set1_ps(q[0]), q1 = _mm512_set1_ps(q[1]), q2 = _mm512_set1_ps(q[2]);
                ga = _mm512_fmadd_ps(q0, R0, _mm512_fmadd_ps(q1, R1, _mm512_fmadd_ps(q2, R2, ga)));
                t0 = _mm512_fmadd_ps(q0, a, t0), t1 = _mm512_fmadd_ps(q1, a, t1), t2 = _mm512_fmadd_ps(q2, a, t2);
            }
            const __m512 gv = _mm512_mul_ps(ga, slope);
            tb = _mm512_add_ps(tb, gv), td = _mm512_fmadd_ps(gv, Y, td);
            store(gy + o, _mm512_mul_ps(gv, D));
        }
        float* t = sums.data() + (n * chunks + k) * 6 * C + c;
        store(t, td), store(t + C, tb), store(t + 2 * C, ts), store(t + 3 * C, t0), store(t + 4 * C, t1), store(t + 5 * C, t2);
    }
    for (long n = 0; n < N; n++) for (long j = 0; j < 6 * C; j++) {
        float total = 0;
        for (long k = 0; k < chunks; k++) total += sums[(n * chunks + k) * 6 * C + j];
        const long c = j % C, part = j / C;
        if (part == 0) gd[n * C + c] = total;
        else if (part == 1) gb[n * C + c] = total;
        else if (part == 2) { if (gs) gs[n * C + c] = total; }
        else if (gr) gr[n * 3 * C + (part - 3) * C + c] = total;
    }
}

// An up-sampling convolution is four small ones, one for each phase (row even or odd, column even or odd) of the (2H+1) x (2W+1)
// picture a transposed convolution makes: ee [N, H+1, W+1, C], eo [N, H+1, W, C], oe [N, H, W+1, C], oo [N, H, W, C].
// Here: z = blur(interleaved phases), [N, 2H, 2W, C];  out = leaky(z * d + b) * s.
void upsample_forward(const half* ee, const half* eo, const half* oe, const half* oo, const float* d, const float* b, const float* s,
                      half* z, half* out, long N, long H, long W, long C) {
    const __m512 f1 = _mm512_set1_ps(0.25f), f3 = _mm512_set1_ps(0.75f);
    std::vector<float> buffer((2 * W + 4) * C);  // one row, filtered downwards; columns -1 .. 2W+2
    float* t = buffer.data();
    for (long n = 0; n < N; n++) for (long y = 0; y < 2 * H; y++) {
        const half *even[4], *odd[4];  // rows y-1 .. y+2 of the interleaved picture
        for (long u = 0; u < 4; u++) {
            const long v = y + u - 1, i = v >> 1;
            const bool there = v >= 0 && v <= 2 * H;
            even[u] = !there ? nullptr : v & 1 ? oe + (n * H + i) * (W + 1) * C : ee + (n * (H + 1) + i) * (W + 1) * C;
            odd[u] = !there ? nullptr : v & 1 ? oo + (n * H + i) * W * C : eo + (n * (H + 1) + i) * W * C;
        }
        memset(t, 0, C * 4), memset(t + (2 * W + 2) * C, 0, 2 * C * 4);
        for (long x = 0; x <= 2 * W; x++) {
            const half* const* row = x & 1 ? odd : even;
            const long o = (x >> 1) * C;
            for (long c = 0; c < C; c += 16) {
                __m512 outer = _mm512_setzero_ps();
                if (row[0]) outer = load(row[0] + o + c);
                if (row[3]) outer = _mm512_add_ps(outer, load(row[3] + o + c));
                const __m512 inner = _mm512_add_ps(load(row[1] + o + c), load(row[2] + o + c));
                store(t + (x + 1) * C + c, _mm512_fmadd_ps(outer, f1, _mm512_mul_ps(inner, f3)));
            }
        }
        const float *dn = d + n * C, *sn = s + n * C;
        for (long x = 0; x < 2 * W; x++) for (long c = 0; c < C; c += 16) {
            const float* q = t + x * C + c;
            const __m512 inner = _mm512_add_ps(load(q + C), load(q + 2 * C)), outer = _mm512_add_ps(load(q), load(q + 3 * C));
            const __m512 v = _mm512_fmadd_ps(outer, f1, _mm512_mul_ps(inner, f3));
            const long o = ((n * 2 * H + y) * 2 * W + x) * C + c;
            store(z + o, v);
            store(out + o, _mm512_mul_ps(leaky(_mm512_fmadd_ps(v, load(dn + c), load(b + c))), load(sn + c)));
        }
    }
}

// The transpose of the blur: gz [N, 2H, 2W, C] -> the four phases' gradients.
void upsample_backward(const half* gz, half* ee, half* eo, half* oe, half* oo, long N, long H, long W, long C) {
    const __m512 f1 = _mm512_set1_ps(0.25f), f3 = _mm512_set1_ps(0.75f);
    std::vector<float> buffer((2 * W + 4) * C);  // columns -2 .. 2W+1
    float* t = buffer.data();
    for (long n = 0; n < N; n++) for (long y = 0; y <= 2 * H; y++) {
        const half* row[4];  // rows y-2 .. y+1
        for (long u = 0; u < 4; u++) {
            const long v = y + u - 2;
            row[u] = v < 0 || v >= 2 * H ? nullptr : gz + (n * 2 * H + v) * 2 * W * C;
        }
        memset(t, 0, 2 * C * 4), memset(t + (2 * W + 2) * C, 0, 2 * C * 4);
        for (long i = 0; i < 2 * W * C; i += 16) {
            __m512 inner = _mm512_setzero_ps(), outer = inner;
            if (row[0]) outer = load(row[0] + i);
            if (row[3]) outer = _mm512_add_ps(outer, load(row[3] + i));
            if (row[1]) inner = load(row[1] + i);
            if (row[2]) inner = _mm512_add_ps(inner, load(row[2] + i));
            store(t + 2 * C + i, _mm512_fmadd_ps(outer, f1, _mm512_mul_ps(inner, f3)));
        }
        const long i = y >> 1;
        half* even = y & 1 ? oe + (n * H + i) * (W + 1) * C : ee + (n * (H + 1) + i) * (W + 1) * C;
        half* odd = y & 1 ? oo + (n * H + i) * W * C : eo + (n * (H + 1) + i) * W * C;
        for (long x = 0; x <= 2 * W; x++) {
            half* o = (x & 1 ? odd : even) + (x >> 1) * C;
            for (long c = 0; c < C; c += 16) {
                const float* q = t + x * C + c;
                const __m512 inner = _mm512_add_ps(load(q + C), load(q + 2 * C)), outer = _mm512_add_ps(load(q), load(q + 3 * C));
                store(o + c, _mm512_fmadd_ps(outer, f1, _mm512_mul_ps(inner, f3)));
            }
        }
    }
}

static inline half round_half(float v) {
    uint32_t u;
    memcpy(&u, &v, 4);
    return (u + 0x7fff + ((u >> 16) & 1)) >> 16;
}
static inline float widen(half h) {
    uint32_t u = (uint32_t)h << 16;
    float v;
    memcpy(&v, &u, 4);
    return v;
}

// Where each of a 3x3 kernel's taps goes: its place in `kernels`, which holds all of [pairs, 3, 3], or, when up-sampling, first
// all of [pairs, 2, 2], then [pairs, 2, 1], [pairs, 1, 2] and [pairs, 1, 1]: the phases ee, eo, oe, oo. An even row sees the taps
// 2 and 0 of two input rows, an odd one tap 1 of one; columns likewise.
static inline long phase(long y, long x) { return (y == 1 ? 2 : 0) + (x == 1 ? 1 : 0); }
static inline long place(long pair, long y, long x) {
    const long part = phase(y, x);
    return part == 0 ? pair * 4 + (y ? 0 : 2) + (x ? 0 : 1) : part == 1 ? pair * 2 + (y ? 0 : 1) : part == 2 ? pair * 2 + (x ? 0 : 1) : pair;
}

// kernels = w * gain in the layout above;  squares [pairs] = sum over taps of (w * gain)^2.  A pair is an output and an input channel.
void kernels_forward(const float* w, half* kernels, float* squares, float gain, long pairs, long up) {
    half* parts[4] = {kernels, kernels + pairs * 4, kernels + pairs * 6, kernels + pairs * 8};
    if (!up) for (long i = 0; i < pairs * 9; i++) kernels[i] = round_half(w[i] * gain);
    for (long i = 0; i < pairs; i++) {
        float total = 0;
        #pragma GCC unroll 9
        for (long t = 0; t < 9; t++) {
            const float v = w[i * 9 + t] * gain;
            total += v * v;
            if (up) parts[phase(t / 3, t % 3)][place(i, t / 3, t % 3)] = round_half(v);
        }
        squares[i] = total;
    }
}

void kernels_backward(const float* w, const half* ee, const half* eo, const half* oe, const half* oo, const float* gsquares, float* gw,
                      float gain, long pairs, long up) {
    const half* parts[4] = {ee, eo, oe, oo};
    for (long i = 0; i < pairs; i++) {
        const float slope = 2 * gain * gsquares[i];
        #pragma GCC unroll 9
        for (long t = 0; t < 9; t++) {
            const half g = up ? parts[phase(t / 3, t % 3)][place(i, t / 3, t % 3)] : ee[i * 9 + t];
            gw[i * 9 + t] = gain * (widen(g) + slope * w[i * 9 + t]);
        }
    }
}

// y = x * transposed w + b for few rows.  x: [N, I], w: [O, I], b: [O] or null, y: [N, O].
void linear_forward(const float* x, const float* w, const float* b, float* y, long N, long I, long O) {
    for (long o = 0; o < O; o++) for (long n = 0; n < N; n++) {
        float total = 0;
        for (long i = 0; i < I; i++) total += x[n * I + i] * w[o * I + i];
        y[n * O + o] = total + (b ? b[o] : 0);
    }
}

void linear_backward(const float* x, const float* w, const float* g, float* gx, float* gw, long N, long I, long O) {
    memset(gx, 0, N * I * 4), memset(gw, 0, O * I * 4);
    for (long o = 0; o < O; o++) for (long n = 0; n < N; n++) {
        const float q = g[n * O + o];
        for (long i = 0; i < I; i++) {
            gx[n * I + i] += q * w[o * I + i];
            gw[o * I + i] += q * x[n * I + i];
        }
    }
}

// picture += bias + small, up-sampled.  picture: [N, 2H, 2W, 3], small: [N, H, W, 3].
void compose_forward(float* picture, const float* small, const float* bias, long N, long H, long W) {
    for (long n = 0; n < N; n++) for (long y = 0; y < 2 * H; y++) {
        std::vector<float> row((W + 2) * 3);  // filtered downwards, with a zero pixel on both sides
        const long i = y >> 1, j = y & 1 ? i + 1 : i - 1;
        const float *near = small + (n * H + i) * W * 3, *far = small + (n * H + j) * W * 3;
        for (long k = 0; k < W * 3; k++) row[3 + k] = 0.75f * near[k] + (j < 0 || j >= H ? 0 : 0.25f * far[k]);
        float* out = picture + (n * 2 * H + y) * 2 * W * 3;
        for (long x = 0; x < W; x++) for (long c = 0; c < 3; c++) {
            const float* q = row.data() + x * 3 + c;
            out[6 * x + c] += bias[c] + 0.75f * q[3] + 0.25f * q[0];
            out[6 * x + 3 + c] += bias[c] + 0.75f * q[3] + 0.25f * q[6];
        }
    }
}

void compose_backward(const float* gpicture, float* gsmall, long N, long H, long W) {
    const float f[4] = {0.25f, 0.75f, 0.75f, 0.25f};
    for (long n = 0; n < N; n++) for (long y = 0; y < H; y++) {
        std::vector<float> row((2 * W + 2) * 3);
        for (long u = 0; u < 4; u++) {
            const long v = 2 * y + u - 1;
            if (v < 0 || v >= 2 * H) continue;
            const float* g = gpicture + (n * 2 * H + v) * 2 * W * 3;
            for (long k = 0; k < 2 * W * 3; k++) row[3 + k] += f[u] * g[k];
        }
        for (long x = 0; x < W; x++) for (long c = 0; c < 3; c++) {
            const float* q = row.data() + 6 * x + c;
            gsmall[((n * H + y) * W + x) * 3 + c] = 0.25f * (q[0] + q[9]) + 0.75f * (q[3] + q[6]);
        }
    }
}

// losses.reconstruction and its gradient for the pictures [N, S, S, 3]; m: [N, S, S].
double reconstruction(const float* found, const float* wanted, const float* m, float* gradient, float squares, float edges, long N, long S) {
    double total = 0;
    for (long n = 0; n < N; n++) {
        std::vector<std::vector<float>> d, w;  // of each level of the pyramid: differences and weights, three of each for a pixel
        d.emplace_back(S * S * 3), w.emplace_back(S * S * 3);
        for (long i = 0; i < S * S * 3; i++) d[0][i] = found[n * S * S * 3 + i] - wanted[n * S * S * 3 + i];
        for (long i = 0; i < S * S; i++) for (long c = 0; c < 3; c++) w[0][i * 3 + c] = m[n * S * S + i];
        for (long s = S / 2; s >= 16; s /= 2) {
            const std::vector<float> *from[2] = {&d.back(), &w.back()};
            std::vector<float> to[2] = {std::vector<float>(s * s * 3), std::vector<float>(s * s * 3)};
            for (int k = 0; k < 2; k++) for (long y = 0; y < s; y++) for (long x = 0; x < s; x++) for (long c = 0; c < 3; c++) {
                const float* q = from[k]->data() + (2 * y * 2 * s + 2 * x) * 3 + c;
                to[k][(y * s + x) * 3 + c] = 0.25f * (q[0] + q[3] + q[6 * s] + q[6 * s + 3]);
            }
            d.push_back(std::move(to[0])), w.push_back(std::move(to[1]));
        }
        std::vector<float> coarse;  // the gradient of the level below
        for (long k = (long)d.size() - 1; k >= 0; k--) {
            const long s = S >> k;
            const float *dk = d[k].data(), *wk = w[k].data(), one = 1.0f / (N * 3 * s * s);
            std::vector<float> own(k ? s * s * 3 : 0);
            float* g = k ? own.data() : gradient + n * S * S * 3;
            double sum = 0;
            for (long y = 0; y < s; y++) {
                float part = 0;
                for (long i = y * s * 3; i < (y + 1) * s * 3; i++) {
                    part += std::fabs(dk[i]) * wk[i] * one;
                    g[i] = std::copysign(wk[i] * one, dk[i]);
                }
                sum += part;
                if (!coarse.empty()) for (long x = 0; x < s; x++) for (long c = 0; c < 3; c++)
                    g[(y * s + x) * 3 + c] += 0.25f * coarse[((y / 2) * (s / 2) + x / 2) * 3 + c];
            }
            if (k == 0) {
                const float two = squares * one, side = edges / (N * 3 * S * (S - 1));
                for (long y = 0; y < S; y++) {
                    float part = 0;
                    for (long i = y * S * 3; i < (y + 1) * S * 3; i++) {
                        part += two * dk[i] * dk[i] * wk[i];
                        g[i] += 2 * two * dk[i] * wk[i];
                    }
                    for (long step : {3L, S * 3}) {  // to the pixel on the left, to the one above
                        if (step > 3 && y == 0) continue;
                        for (long i = y * S * 3 + (step == 3 ? 3 : 0); i < (y + 1) * S * 3; i++) part += std::fabs(dk[i] - dk[i - step]) * wk[i] * side;
                        for (long i = y * S * 3 + (step == 3 ? 3 : 0); i < (y + 1) * S * 3; i++) g[i] += std::copysign(wk[i] * side, dk[i] - dk[i - step]);
                        for (long i = y * S * 3 + (step == 3 ? 3 : 0); i < (y + 1) * S * 3; i++) g[i - step] -= std::copysign(wk[i] * side, dk[i] - dk[i - step]);
                    }
                    sum += part;
                }
            }
            total += sum;
            coarse = std::move(own);
        }
    }
    return total;
}

// One step of Adam for one tensor, and of the exponential moving average of the weights, in one pass.
// `scale` multiplies the gradient; `rate` is the learning rate with the first correction in it, `root` 1 / sqrt of the second.
void adam(float* p, const float* g, float* m, float* v, float* ema, long count,
          float scale, float rate, float beta1, float beta2, float root, float epsilon, float keep) {
    for (long i = 0; i < count; i++) {
        const float gi = g[i] * scale;
        m[i] = beta1 * m[i] + (1 - beta1) * gi;
        v[i] = beta2 * v[i] + (1 - beta2) * gi * gi;
        p[i] -= rate * m[i] / (std::sqrt(v[i]) * root + epsilon);
        ema[i] = keep * ema[i] + (1 - keep) * p[i];
    }
}

// into = the mean of the `parts` gradients. Returns the sum of its squares.
double combine(float* into, const float* const* gradients, long parts, long count) {
    double total = 0;
    for (long start = 0; start < count; start += 4096) {
        const long end = std::min(count, start + 4096);
        for (long k = 1; k < parts; k++) for (long i = start; i < end; i++) into[i] = (k == 1 ? gradients[0][i] : into[i]) + gradients[k][i];
        if (parts == 1 && into != gradients[0]) memcpy(into + start, gradients[0] + start, (end - start) * 4);
        float part = 0;
        for (long i = start; i < end; i++) {
            into[i] *= 1.0f / parts;
            part += into[i] * into[i];
        }
        total += part;
    }
    return total;
}
}

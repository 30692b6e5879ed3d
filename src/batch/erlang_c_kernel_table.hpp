#pragma once

// Written by tools/make_batch_kernel_table.py, which derives these numbers; do not edit.
// clang-format off

namespace krarup::batch_kernel {

constexpr float least_load = 4;
constexpr float largest_beta = 4.0;

// -ln(C) / beta in powers of beta; rarity_i is the coefficient of its i-th power, in powers of s = 1 / sqrt(a).
constexpr float rarity_0[] = {1.25331411f, -0.333291674f, 0.104734297f, -0.0610872644f, 0.369176275f, -1.63493764f, 3.21056092f, -2.30377489f};
constexpr float rarity_1[] = {0.214603404f, -0.209669873f, 0.158198989f, -0.0918203732f, -0.751293572f, 4.87262319f, -11.0053353f, 8.58653711f};
constexpr float rarity_2[] = {0.0295628653f, -0.0695487283f, 0.0686679921f, 0.0954698021f, -0.36608434f, -0.54086035f, 3.54665566f, -3.79036318f};
constexpr float rarity_3[] = {0.0019305354f, -0.0161947873f, 0.047345354f, -0.152777801f, 0.449945913f, -0.8740618f, 0.703756336f};
constexpr float rarity_4[] = {-0.000407026586f, -0.00140206531f, 0.0115813305f, -0.0275345981f, 0.051010362f, -0.0418171244f};
constexpr float rarity_5[] = {4.77400292e-6f, 0.000788162562f, -0.00193407552f, 0.000834018693f};
constexpr float rarity_6[] = {-6.87030913e-5f, -7.16588746e-5f, 0.000117927078f};
constexpr float rarity_7[] = {2.8987684e-5f};
constexpr float rarity_8[] = {-4.43458748e-6f};
constexpr float rarity_9[] = {2.45780575e-7f};

}  // namespace krarup::batch_kernel

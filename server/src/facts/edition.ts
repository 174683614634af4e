/** The editions of Rust. Source: the Edition Guide. */
export type Edition = 2015 | 2018 | 2021 | 2024;

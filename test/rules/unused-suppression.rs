//# the code was repaired and the comment stayed
// ferrule: allow(unknown-abi) the vendor's compiler wants it
//~ 1-62 warning unused-suppression: `unknown-abi` reports nothing on this line, so this comment does nothing
extern "C" fn f() {}

//# a comment after the code, and a name that is no rule's
extern "C" fn f() {} // ferrule: allow(unknown-abi)
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-suppression: `unknown-abi` reports nothing on this line, so this comment does nothing
extern "C" fn g() {} // ferrule: allow(no-such-rule) whatever
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-suppression: there is no rule `no-such-rule`

//# one name of two is used
//? rustc: it does not know our comments
extern "c" fn f() {} // ferrule: allow(unknown-abi, foreign-fn-body) old
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unused-suppression: `foreign-fn-body` reports nothing on this line, so this comment does nothing

//# the command line decides how loud it is
//? flags: -D warnings
extern "C" fn f() {} // ferrule: allow(unknown-abi)
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unused-suppression: `unknown-abi` reports nothing on this line, so this comment does nothing

//# and whether it is heard at all
//? flags: -A unused-suppression
extern "C" fn f() {} // ferrule: allow(unknown-abi)

//# a comment that silences something is not reported
//? rustc: it does not know our comments
extern "c" fn f() {} // ferrule: allow(unknown-abi) the reason

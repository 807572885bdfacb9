//! Every word Virka says, in Finnish, Swedish and English, as typed functions.

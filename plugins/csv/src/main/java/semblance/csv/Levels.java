package semblance.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds words among known ones without making a string of them: a hash table with open addressing. */
final class Levels {
    private final List<String> words = new ArrayList<>();
    private char[][] keys = new char[16][]; // the characters of each word
    private int[] slots = new int[32]; // word + 1, 0 where free; a power of two, at most half full

    /** No words. */
    Levels() {}

    /** The index of each word is its position in the list. */
    Levels(List<String> words) {
        for (String word : words) add(word.toCharArray(), 0, word.length());
    }

    /** The index of a word, or -1. */
    int find(char[] text, int from, int to) {
        return slots[slot(text, from, to)] - 1;
    }

    /** Adds a word that may be there already. */
    void add(char[] text, int from, int to) {
        int slot = slot(text, from, to);
        if (slots[slot] > 0) return;
        if (words.size() == keys.length) grow();
        keys[words.size()] = Arrays.copyOfRange(text, from, to);
        words.add(new String(text, from, to - from));
        slots[slot(text, from, to)] = words.size();
    }

    /** The words in the order in which they were added. */
    List<String> words() {
        return words;
    }

    private int slot(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) hash = hash * 31 + text[i];
        int mask = slots.length - 1;
        int slot = (int) (hash * 0x9E3779B97F4A7C15L >>> 32) & mask; // the mask alone would see the last letters only
        while (slots[slot] > 0 && !equal(keys[slots[slot] - 1], text, from, to)) slot = slot + 1 & mask;
        return slot;
    }

    private static boolean equal(char[] key, char[] text, int from, int to) {
        if (key.length != to - from) return false;
        for (int i = 0; i < key.length; i++) if (key[i] != text[from + i]) return false;
        return true;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        slots = new int[2 * slots.length];
        for (int word = 0; word < words.size(); word++) slots[slot(keys[word], 0, keys[word].length)] = word + 1;
    }
}

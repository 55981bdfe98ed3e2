/** The rows that a network is trained on: gathered, put in an order of their own, and looked over. */
package semblance.vae.data;

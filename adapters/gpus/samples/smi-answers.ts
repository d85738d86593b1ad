/** Answers of nvidia-smi to `--query-gpu`, as machines of these kinds give them, for tests. */

/** Two GPUs of a server, one of them at work. */
export const server = `GPU-3f2c9a10-5d0e-7a51-9c41-2f1be6a7d001, NVIDIA H200, 0, 143771, 143156, 31, Disabled
GPU-8b77e0c4-19a3-4f0c-8f52-6d9ce1a2d002, NVIDIA H200, 97, 143771, 20480, 68, Disabled
`;

/** A desktop’s: it cannot be cut, and says so. */
export const desktop = `GPU-aa10c2de-6f7b-4a08-b1a9-0c54f2e3d003, NVIDIA GeForce RTX 4090, 12, 24564, 22871, 44, [N/A]
`;

/** One whose memory is the machine’s own, so that the driver tells nothing of it. */
export const unified = `GPU-c0ffee00-0a1b-4c2d-8e3f-445566778899, NVIDIA GB10, 3, [N/A], [N/A], 41, [N/A]
`;

/** One that is cut into instances tells no utilisation; beside it one that is whole. */
export const cut = `GPU-7fdaf0a5-0000-4000-8000-00000000d004, NVIDIA A100-SXM4-80GB, [N/A], 81920, 44800, 33, Enabled
GPU-7fdaf0a5-0000-4000-8000-00000000d005, NVIDIA A100-SXM4-80GB, 58, 81920, 58820, 38, Disabled
`;

/** The answer to -L on that machine. */
export const cutListing = `GPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-7fdaf0a5-0000-4000-8000-00000000d004)
  MIG 3g.40gb     Device  0: (UUID: MIG-00000000-1111-5222-8333-000000000001)
  MIG 1g.10gb     Device  1: (UUID: MIG-00000000-1111-5222-8333-000000000002)
GPU 1: NVIDIA A100-SXM4-80GB (UUID: GPU-7fdaf0a5-0000-4000-8000-00000000d005)
`;

/** What it writes where the driver is installed and the kernel’s part of it is not, or where a GPU was lost. */
export const complaints = `NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.
No devices were found
`;

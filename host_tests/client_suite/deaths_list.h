/* SPDX-License-Identifier: Apache-2.0 */
/* Programmer errors that partitions of the suite commit, one a line: DEATH(number, claim, API, rule of the panic).
 * What follows each list's head says who commits them, and when (partitions/deaths*.c). */
#ifndef HOST_TESTS_CLIENT_SUITE_DEATHS_LIST_H
#define HOST_TESTS_CLIENT_SUITE_DEATHS_LIST_H

/* suite_client, as a client: in the function that CPU1 has called. */
#define SUITE_CLIENT_DEATHS(DEATH)                                                            \
    DEATH(CONNECT_UNKNOWN, "ConnectToUnknownService_FFM_029", "psa_connect", 29u)             \
    DEATH(CONNECT_HIGHER, "ConnectStrictHigher_FFM_030", "psa_connect", 30u)                  \
    DEATH(CONNECT_LOWER, "ConnectStrictLower_FFM_031", "psa_connect", 30u)                    \
    DEATH(CONNECT_RELAXED_HIGHER, "ConnectRelaxedHigher_FFM_032", "psa_connect", 30u)         \
    DEATH(CONNECT_DEFAULT_HIGHER, "ConnectStrict1Higher_FFM_035", "psa_connect", 30u)         \
    DEATH(CONNECT_DEFAULT_LOWER, "ConnectStrict1Lower_FFM_035_036", "psa_connect", 30u)       \
    DEATH(CONNECT_RELAXED_0, "ConnectRelaxedVersion0_FFM_036", "psa_connect", 30u)            \
    DEATH(CONNECT_NO_DEPENDENCY, "ConnectWithoutDependency_FFM_038", "psa_connect", 38u)      \
    DEATH(CONNECT_OWN_SERVICE, "ConnectToOwnService_FFM_039", "psa_connect", 38u)             \
    DEATH(CONNECT_STATELESS, "ConnectToStatelessService_FFM_040", "psa_connect", 40u)         \
    DEATH(CALL_TYPE_CONNECT, "TypeMinus1_FFM_049_D_18", "psa_call", 49u)                      \
    DEATH(CALL_TYPE_DISCONNECT, "TypeMinus2_FFM_049_D_18", "psa_call", 49u)                   \
    DEATH(CALL_TYPE_LOWEST, "TypeInt32Min_FFM_049_D_18", "psa_call", 49u)                     \
    DEATH(CALL_NULL_HANDLE, "CallNullHandle_FFM_050", "psa_call", 51u)                        \
    DEATH(CALL_NEVER_ISSUED, "CallNeverIssuedHandle_FFM_051", "psa_call", 51u)                \
    DEATH(CALL_NEGATIVE, "CallNegativeHandle_FFM_052", "psa_call", 51u)                       \
    DEATH(CALL_CLOSED_HANDLE, "CallClosedHandle_FFM_053", "psa_call", 51u)                    \
    DEATH(CALL_CLOSED_REUSED, "CallClosedHandleOfReusedSlot_FFM_053", "psa_call", 51u)        \
    DEATH(CALL_FOREIGN_HANDLE, "CallHandleOfAnotherClient_FFM_054_TFMV_4", "psa_call", 51u)   \
    DEATH(CALL_MESSAGE_HANDLE, "CallMessageHandle_FFM_055_D_3", "psa_call", 51u)              \
    DEATH(CALL_FIVE_INPUTS, "FiveInputs_FFM_058_D_18", "psa_call", 58u)                       \
    DEATH(CALL_FIVE_OUTPUTS, "FiveOutputs_FFM_058_D_18", "psa_call", 58u)                     \
    DEATH(CALL_FIVE_MIXED, "ThreeInputsTwoOutputs_FFM_058_D_18", "psa_call", 58u)             \
    DEATH(CALL_NO_IN_ARRAY, "NullArrayOfInputs_FFM_064", "psa_call", 64u)                     \
    DEATH(CALL_NON_SECURE_IN_ARRAY, "NonSecureArrayOfInputs_FFM_064_263_321_TFMV_7", "psa_call", 64u) \
    DEATH(CALL_NO_OUT_ARRAY, "NullArrayOfOutputs_FFM_065", "psa_call", 64u)                   \
    DEATH(CALL_NON_SECURE_OUT_ARRAY, "NonSecureArrayOfOutputs_FFM_065_263_321_TFMV_7", "psa_call", 64u) \
    DEATH(CALL_CONSTANT_OUT_ARRAY, "ConstantArrayOfOutputs_FFM_066", "psa_call", 64u)         \
    DEATH(CALL_NON_SECURE_INPUT, "NonSecureInput_FFM_067_263_321_TFMV_7", "psa_call", 67u)    \
    DEATH(CALL_NON_SECURE_OUTPUT, "NonSecureOutput_FFM_068_263_321_TFMV_7", "psa_call", 67u)  \
    DEATH(CALL_CONSTANT_OUTPUT, "OutputInConstants_FFM_071", "psa_call", 67u)                 \
    DEATH(CALL_CODE_OUTPUT, "OutputInCode_FFM_071", "psa_call", 67u)                          \
    DEATH(CALL_NULL_INPUT, "NullInput_FFM_072", "psa_call", 67u)                              \
    DEATH(CALL_NULL_OUTPUT, "NullOutput_FFM_072", "psa_call", 67u)                            \
    DEATH(CALL_OVERLAP, "OverlappingInputs_FFM_075", "psa_call", 75u)                         \
    DEATH(CALL_ENDED, "ServiceRepliesProgrammerError_FFM_091", "psa_call", 91u)               \
    DEATH(CALL_STATELESS_ENDED, "StatelessServiceRepliesProgrammerError_FFM_091_218", "psa_call", 91u) \
    DEATH(CALL_STATELESS_INDEX, "StatelessNumberOfNoService_FFM_211_D_8", "psa_call", 51u)    \
    DEATH(CALL_STATELESS_STRICT, "StatelessStrictOtherVersion_FFM_212", "psa_call", 212u)     \
    DEATH(CALL_STATELESS_RELAXED, "StatelessRelaxedHigher_FFM_212", "psa_call", 212u)         \
    DEATH(CALL_STATELESS_0, "StatelessVersion0_FFM_212", "psa_call", 212u)                    \
    DEATH(CALL_STATELESS_LOW_BIT, "StatelessReservedBit5_FFM_213", "psa_call", 51u)           \
    DEATH(CALL_STATELESS_HIGH_BIT, "StatelessReservedBit29_FFM_213", "psa_call", 51u)         \
    DEATH(CALL_OWN_STATELESS, "CallOwnStatelessService_FFM_341", "psa_call", 214u)            \
    DEATH(CLOSE_INVALID, "CloseNeverIssuedHandle_FFM_101", "psa_close", 101u)                 \
    DEATH(CLOSE_NEGATIVE, "CloseNegativeHandle_FFM_101", "psa_close", 101u)                   \
    DEATH(CLOSE_TWICE, "CloseTwice_FFM_102", "psa_close", 101u)                               \
    DEATH(CLOSE_FOREIGN, "CloseHandleOfAnotherClient_FFM_103_TFMV_4", "psa_close", 101u)      \
    DEATH(CLOSE_MESSAGE_HANDLE, "CloseMessageHandle_FFM_055_D_3", "psa_close", 101u)          \
    DEATH(CLOSE_STATELESS, "CloseStatelessHandle_FFM_105", "psa_close", 105u)

/* suite_client, in its function, with the request of CPU1: an input of 16 bytes, an output of 8, MM-IOVEC. */
#define SUITE_MESSAGE_DEATHS(DEATH)                                                           \
    DEATH(WAIT_NOTHING, "WaitForNothing_FFM_112_334", "psa_wait", 112u)                       \
    DEATH(WAIT_SERVICE_SIGNAL, "SfnWaitsForItsServices_FFM_112_333_334_D_11", "psa_wait", 112u) \
    DEATH(GET, "SfnGets_FFM_240_D_11", "psa_get", 240u)                                       \
    DEATH(REPLY, "SfnReplies_FFM_240_D_11", "psa_reply", 240u)                                \
    DEATH(NOTIFY_NEGATIVE, "NotifyNegativeId_FFM_178", "psa_notify", 178u)                    \
    DEATH(NOTIFY_0, "NotifyId0_FFM_178", "psa_notify", 178u)                                  \
    DEATH(NOTIFY_UNKNOWN, "NotifyUnknownId_FFM_178", "psa_notify", 178u)                      \
    DEATH(CLEAR_NOTHING, "ClearWithoutDoorbell_FFM_177", "psa_clear", 177u)                   \
    DEATH(PANIC, "Panic_FFM_205", "psa_panic", 205u)                                          \
    DEATH(RHANDLE_STATELESS, "RhandleOfStatelessMessage_FFM_136", "psa_set_rhandle", 136u)    \
    DEATH(RHANDLE_NULL, "RhandleOfNullHandle_FFM_135", "psa_set_rhandle", 135u)               \
    DEATH(RHANDLE_INVALID, "RhandleOfInvalidHandle_FFM_135", "psa_set_rhandle", 135u)         \
    DEATH(READ_NULL_HANDLE, "ReadNullHandle_FFM_147", "psa_read", 147u)                       \
    DEATH(READ_INVALID_HANDLE, "ReadInvalidHandle_FFM_147", "psa_read", 147u)                 \
    DEATH(SKIP_NULL_HANDLE, "SkipNullHandle_FFM_147", "psa_skip", 147u)                       \
    DEATH(SKIP_INVALID_HANDLE, "SkipInvalidHandle_FFM_147", "psa_skip", 147u)                 \
    DEATH(READ_FORMER_MESSAGE, "ReadMessageOfAFunctionThatReturned_FFM_337_D_3", "psa_read", 147u) \
    DEATH(READ_INDEX_4, "ReadIndex4_FFM_146", "psa_read", 146u)                               \
    DEATH(READ_INDEX_5, "ReadIndex5_FFM_146", "psa_read", 146u)                               \
    DEATH(READ_INDEX_MAX, "ReadIndexMax_FFM_146", "psa_read", 146u)                           \
    DEATH(SKIP_INDEX_4, "SkipIndex4_FFM_146", "psa_skip", 146u)                               \
    DEATH(SKIP_INDEX_5, "SkipIndex5_FFM_146", "psa_skip", 146u)                               \
    DEATH(SKIP_INDEX_MAX, "SkipIndexMax_FFM_146", "psa_skip", 146u)                           \
    DEATH(READ_NON_SECURE, "ReadToNonSecureBuffer_FFM_151_263_320_TFMV_7", "psa_read", 151u)  \
    DEATH(READ_CONSTANT, "ReadToConstants_FFM_151", "psa_read", 151u)                         \
    DEATH(READ_NULL_BUFFER, "ReadToNull_FFM_151", "psa_read", 151u)                           \
    DEATH(READ_PARTLY, "ReadBeyondTheBuffersMemory_FFM_151_TFMV_5", "psa_read", 151u)         \
    DEATH(READ_BAD_AT_END, "ReadToNullWithNothingLeft_FFM_151_D_16", "psa_read", 151u)        \
    DEATH(WRITE_TOO_LONG, "WriteOneByteTooMany_FFM_155", "psa_write", 155u)                   \
    DEATH(WRITE_BEHIND_END, "WriteOneByteAtTheEnd_FFM_155", "psa_write", 155u)                \
    DEATH(WRITE_HUGE, "WriteSizeMax_FFM_156", "psa_write", 155u)                              \
    DEATH(WRITE_INDEX_4, "WriteIndex4_FFM_158", "psa_write", 158u)                            \
    DEATH(WRITE_INDEX_5, "WriteIndex5_FFM_158", "psa_write", 158u)                            \
    DEATH(WRITE_INDEX_MAX, "WriteIndexMax_FFM_158", "psa_write", 158u)                        \
    DEATH(WRITE_NULL_HANDLE, "WriteNullHandle_FFM_159", "psa_write", 159u)                    \
    DEATH(WRITE_INVALID_HANDLE, "WriteInvalidHandle_FFM_159", "psa_write", 159u)              \
    DEATH(WRITE_NON_SECURE, "WriteFromNonSecureBuffer_FFM_161_263_320_TFMV_7", "psa_write", 161u) \
    DEATH(WRITE_NULL_BUFFER, "WriteFromNull_FFM_161", "psa_write", 161u)                      \
    DEATH(MAP_EMPTY, "MapAbsentVector_FFM_223", "psa_map_invec", 223u)                        \
    DEATH(MAP_TWICE, "MapTwice_FFM_224", "psa_map_outvec", 224u)                              \
    DEATH(MAP_AGAIN, "MapAfterUnmapping_FFM_224_D_12", "psa_map_invec", 224u)                 \
    DEATH(MAP_AFTER_READ, "MapAfterReadOfNothing_FFM_225", "psa_map_invec", 225u)             \
    DEATH(MAP_AFTER_SKIP, "MapAfterSkip_FFM_225", "psa_map_invec", 225u)                      \
    DEATH(MAP_AFTER_WRITE, "MapAfterWriteOfNothing_FFM_225", "psa_map_outvec", 225u)          \
    DEATH(READ_MAPPED, "ReadMappedVector_FFM_226", "psa_read", 226u)                          \
    DEATH(SKIP_UNMAPPED, "SkipVectorThatWasUnmapped_FFM_226", "psa_skip", 226u)               \
    DEATH(WRITE_MAPPED, "WriteMappedVector_FFM_226", "psa_write", 226u)                       \
    DEATH(UNMAP_NOT_MAPPED, "UnmapWithoutMap_FFM_227", "psa_unmap_invec", 227u)               \
    DEATH(UNMAP_TWICE, "UnmapTwice_FFM_227", "psa_unmap_outvec", 227u)                        \
    DEATH(UNMAP_TOO_LONG, "UnmapTooLong_FFM_228", "psa_unmap_outvec", 228u)                   \
    DEATH(MAP_IN_INDEX, "MapInputIndex4_FFM_229", "psa_map_invec", 229u)                      \
    DEATH(MAP_OUT_INDEX, "MapOutputIndex4_FFM_229", "psa_map_outvec", 229u)                   \
    DEATH(UNMAP_IN_INDEX, "UnmapInputIndex4_FFM_229", "psa_unmap_invec", 229u)                \
    DEATH(UNMAP_OUT_INDEX, "UnmapOutputIndex4_FFM_229", "psa_unmap_outvec", 229u)             \
    DEATH(MAP_NULL_HANDLE, "UnmapNullHandle_FFM_329", "psa_unmap_outvec", 329u)

/* suite_client, in the function of its connection-based service, with MM-IOVEC: at the connect or disconnect that
 * follows. */
#define SUITE_ARMED_DEATHS(DEATH)                                                             \
    DEATH(CONNECT_READ, "ReadInConnect_FFM_148", "psa_read", 148u)                            \
    DEATH(CONNECT_SKIP, "SkipInConnect_FFM_148", "psa_skip", 148u)                            \
    DEATH(CONNECT_WRITE, "WriteInConnect_FFM_160", "psa_write", 160u)                         \
    DEATH(CONNECT_MAP, "MapInConnect_FFM_230", "psa_map_invec", 230u)                         \
    DEATH(CONNECT_RETURNS_MINUS_129, "ConnectReturnsMinus129_FFM_164_235", RETURN_OF_SFN, 164u) \
    DEATH(CONNECT_RETURNS_1, "ConnectReturns1_FFM_164_235", RETURN_OF_SFN, 164u)              \
    DEATH(CONNECT_RETURNS_MINUS_132, "ConnectReturnsMinus132_FFM_164_235", RETURN_OF_SFN, 164u) \
    DEATH(CONNECT_RETURNS_LOWEST, "ConnectReturnsInt32Min_FFM_164_235", RETURN_OF_SFN, 164u)  \
    DEATH(DISCONNECT_READ, "ReadInDisconnect_FFM_148", "psa_read", 148u)                      \
    DEATH(DISCONNECT_SKIP, "SkipInDisconnect_FFM_148", "psa_skip", 148u)                      \
    DEATH(DISCONNECT_WRITE, "WriteInDisconnect_FFM_160", "psa_write", 160u)                   \
    DEATH(DISCONNECT_MAP, "MapInDisconnect_FFM_230", "psa_map_outvec", 230u)

/* suite_server, in either model, at a request of suite_client with the handle of suite_client's own message. */
#define SUITE_FOREIGN_DEATHS(DEATH)                                                           \
    DEATH(FOREIGN_READ, "ReadForeignMessage_FFM_149_244", "psa_read", 147u)                   \
    DEATH(FOREIGN_SKIP, "SkipForeignMessage_FFM_149_244", "psa_skip", 147u)                   \
    DEATH(FOREIGN_WRITE, "WriteForeignMessage_FFM_149_244", "psa_write", 159u)                \
    DEATH(FOREIGN_RHANDLE, "RhandleOfForeignMessage_FFM_135", "psa_set_rhandle", 135u)

/* suite_server, in either model, at a request of CPU1. */
#define SUITE_SERVER_DEATHS(DEATH)                                                            \
    DEATH(SERVER_NO_DEPENDENCY, "StatelessCallWithoutDependency_FFM_214", "psa_call", 214u)   \
    DEATH(SERVER_MAPS, "MapWithoutMmIovec_FFM_222", "psa_map_invec", 222u)                    \
    DEATH(SERVER_FUNCTION_ENDS, "FunctionReturnsProgrammerError_FFM_091_339", "psa_call", 91u)

/* suite_server in the IPC model, instead of the reply to a request of CPU1 or of suite_client. */
#define SUITE_IPC_DEATHS(DEATH)                                                               \
    DEATH(IPC_FOREIGN_REPLY, "ReplyToForeignMessage_FFM_170", "psa_reply", 167u)              \
    DEATH(IPC_WAIT_UNASSIGNED, "IpcWaitsForUnassignedBits_FFM_112", "psa_wait", 112u)         \
    DEATH(IPC_GET_TWO_BITS, "GetWithTwoBits_FFM_118", "psa_get", 118u)                        \
    DEATH(IPC_GET_NO_BIT, "GetWithNoBit_FFM_118", "psa_get", 118u)                            \
    DEATH(IPC_GET_DOORBELL, "GetWithDoorbell_FFM_119_D_2", "psa_get", 118u)                   \
    DEATH(IPC_GET_DOORBELL_ASSERTED, "GetWithAssertedDoorbell_FFM_119_D_2", "psa_get", 118u)  \
    DEATH(IPC_GET_UNASSIGNED, "GetWithUnassignedBit_FFM_121", "psa_get", 118u)                \
    DEATH(IPC_GET_NOTHING, "GetWithoutMessage_FFM_122", "psa_get", 122u)                      \
    DEATH(IPC_GET_AGAIN, "GetOfTheOnlyMessageAgain_FFM_123", "psa_get", 122u)                 \
    DEATH(IPC_GET_NULL, "GetToNull_FFM_127", "psa_get", 127u)                                 \
    DEATH(IPC_GET_NON_SECURE, "GetToNonSecureMemory_FFM_127_263_320_TFMV_7", "psa_get", 127u) \
    DEATH(IPC_GET_CONSTANT, "GetToConstants_FFM_127", "psa_get", 127u)                        \
    DEATH(IPC_READ_REPLIED, "ReadAfterReply_FFM_150", "psa_read", 147u)                       \
    DEATH(IPC_UNMAP_REPLIED, "UnmapAfterReply_FFM_329", "psa_unmap_invec", 329u)              \
    DEATH(IPC_REPLY_AGAIN, "ReplyTwice_FFM_168", "psa_reply", 167u)                           \
    DEATH(IPC_REPLY_NULL, "ReplyToNullHandle_FFM_167", "psa_reply", 167u)                     \
    DEATH(IPC_REPLY_INVALID, "ReplyToInvalidHandle_FFM_167", "psa_reply", 167u)               \
    DEATH(IPC_CONNECT_MINUS_129, "ConnectReplyMinus129_FFM_164", "psa_reply", 164u)           \
    DEATH(IPC_CONNECT_1, "ConnectReply1_FFM_164", "psa_reply", 164u)                          \
    DEATH(IPC_CONNECT_MINUS_132, "ConnectReplyMinus132_FFM_164", "psa_reply", 164u)           \
    DEATH(IPC_CONNECT_LOWEST, "ConnectReplyInt32Min_FFM_164", "psa_reply", 164u)              \
    DEATH(IPC_RETURNS, "EntryPointReturns_FFM_206", "the return of its entry point", 206u)

#endif /* HOST_TESTS_CLIENT_SUITE_DEATHS_LIST_H */
